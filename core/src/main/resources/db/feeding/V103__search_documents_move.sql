-- A document that came by mail lies where its mail does, and beside the cards it is shared with: it moves with them.
create or replace function search_card_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'card', n.id from fresh n join gone o using (id)
        where (n.entity_id, n.stream, n.status, n.subject, n.snippet, n.customer_name, n.customer_email, n.company_name, n.tags, n.last_message_at)
            is distinct from (o.entity_id, o.stream, o.status, o.subject, o.snippet, o.customer_name, o.customer_email, o.company_name, o.tags, o.last_message_at);
    insert into search_change (type, id) select 'thread', n.thread_id from fresh n join gone o using (id)
        where (n.entity_id, n.stream, n.thread_id) is distinct from (o.entity_id, o.stream, o.thread_id);
    insert into search_change (type, id)
        select 'document', l.document_id from fresh n join gone o using (id)
            join filing f on f.thread_id = n.thread_id join message_document l on l.message_id = f.message_id
        where (n.entity_id, n.stream, n.thread_id) is distinct from (o.entity_id, o.stream, o.thread_id) and l.document_id is not null
        union
        select 'document', k.document_id from fresh n join gone o using (id) join document_link k on k.card_id = n.id
        where (n.entity_id, n.stream) is distinct from (o.entity_id, o.stream);
    return null;
end $$;

create or replace function search_filing_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'message', n.message_id
        from fresh n join gone o on o.message_id = n.message_id and o.entity_id = n.entity_id
        where (n.disposition, n.held_by, n.thread_id) is distinct from (o.disposition, o.held_by, o.thread_id);
    insert into search_change (type, id) select distinct 'document', l.document_id
        from fresh n join gone o on o.message_id = n.message_id and o.entity_id = n.entity_id join message_document l on l.message_id = n.message_id
        where (n.disposition, n.held_by, n.thread_id) is distinct from (o.disposition, o.held_by, o.thread_id) and l.document_id is not null;
    return null;
end $$;

create function search_document_lies() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'document', document_id from changed where document_id is not null;
    return null;
end $$;

create trigger search_attached after insert on message_document referencing new table as changed
    for each statement execute function search_document_lies();
create trigger search_detached after delete on message_document referencing old table as changed
    for each statement execute function search_document_lies();
create trigger search_shared after insert on document_link referencing new table as changed
    for each statement execute function search_document_lies();
create trigger search_unshared after delete on document_link referencing old table as changed
    for each statement execute function search_document_lies();
