-- A job asks for its own batch, whatever else waits.
create index filing_batch on filing (batch) where disposition = 'pending';

-- Messages that a person pinned together are found from any of them.
create index filing_pin on filing (pin) where pin is not null;
