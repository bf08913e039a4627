-- Steps write much of a document that cannot be found: of that the indexes are not told.
create function search_document_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'document', n.id from fresh n join gone o using (id)
        where (n.filename, n.asn, n.entity_id, n.by_hand, n.status, n.doc_type, n.trashed_at, n.created_at)
            is distinct from (o.filename, o.asn, o.entity_id, o.by_hand, o.status, o.doc_type, o.trashed_at, o.created_at)
            or n.extracted_text is distinct from o.extracted_text;
    return null;
end $$;

drop trigger search_document_changed on documents;
create trigger search_document_changed after update on documents referencing new table as fresh old table as gone
    for each statement execute function search_document_changed();
