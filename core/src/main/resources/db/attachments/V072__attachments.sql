-- Which document an attachment became, in the legal entity that holds the mail.
create table message_document (
    message_id  uuid not null references message(id) on delete cascade,
    n           int  not null,
    entity_id   uuid not null references legal_entity(id),
    document_id uuid not null references documents(id) on delete cascade,
    primary key (message_id, n, entity_id)
);
create index message_document_document on message_document (document_id);
