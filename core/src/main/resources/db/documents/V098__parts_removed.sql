-- A part that was removed for good is not made anew when its scan is processed again.
alter table document_part
    alter column document_id drop not null,
    drop constraint document_part_document_id_fkey,
    add constraint document_part_document_id_fkey foreign key (document_id) references documents (id) on delete set null;
