-- Brought by a person or a folder, and so seen by all people of its legal entity; else by those who see what it came with.
alter table documents add column by_hand boolean not null default true;
update documents set by_hand = false where source = 'mail';
update documents d set by_hand = false
    where source = 'split' and exists (select from document_part p join documents o on o.id = p.origin_id where p.document_id = d.id and not o.by_hand);
-- How many stand how is told of the index alone.
drop index document_standing;
create index document_standing on documents (status, entity_id) include (by_hand, id) where trashed_at is null;
