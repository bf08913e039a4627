-- An archive that hangs on mail brings a document for each file in it, numbered from 1. A message that is a document itself stands as its attachment 0.
alter table message_document add column entry int not null default 0;
alter table message_document drop constraint message_document_pkey, add primary key (message_id, n, entry, entity_id);
