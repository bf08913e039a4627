-- An archive that hangs on mail brings a document for each file in it, numbered from 1; what a scan among them was split into, too (part). A message that is
-- a document itself stands as its attachment 0.
alter table message_document
    add column entry int not null default 0,
    add column part  int not null default 0;
alter table message_document drop constraint message_document_pkey, add primary key (message_id, n, entry, part, entity_id);
insert into message_document (message_id, n, entry, part, entity_id, document_id)
    select l.message_id, l.n, l.entry, p.number, l.entity_id, p.document_id from message_document l join document_part p on p.origin_id = l.document_id;
