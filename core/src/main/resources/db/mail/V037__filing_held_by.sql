-- The legal entity whose people see the message: the one that received it, until its card is handed to another.
alter table filing add column held_by uuid references legal_entity (id);
update filing set held_by = entity_id;
alter table filing alter column held_by set not null;
-- What one entity holds, newest first, however little it is of all.
create index filing_held on filing (held_by, seq desc);
