-- What a person threw away stays taken: the same mail does not bring it again.
alter table message_document
    alter column document_id drop not null,
    drop constraint message_document_document_id_fkey,
    add constraint message_document_document_id_fkey foreign key (document_id) references documents (id) on delete set null;
