-- One row an attempt to sign in, written before the password is looked at and taken away when it was right: many guesses at
-- once cannot slip through between a count and its record.
alter table login_failure add column id uuid primary key;
create index login_failure_at on login_failure (at);
