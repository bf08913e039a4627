-- What changed that can be found, written in the transaction that changed it. Each search index reads it in the order of transactions, up to
-- the oldest that is still open, and remembers how far it came: nothing that commits late is passed over.
create table search_change (
    xid  xid8   not null default pg_current_xact_id(),
    seq  bigint not null generated always as identity,
    -- document, card, message, company; thread: all messages of one; document_points, message_points: only what they mean
    type text   not null,
    id   uuid   not null,
    primary key (xid, seq)
);

-- How far each index has come, as it has durably written itself; what lies behind all of them is forgotten.
create table search_position (
    index_id uuid        primary key,
    xid      xid8        not null,
    seq      bigint      not null,
    at       timestamptz not null
);

create function search_card_new() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'card', id from fresh;
    return null;
end $$;

-- A card that lies elsewhere takes its mail along.
create function search_card_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'card', n.id from fresh n join gone o using (id)
        where (n.entity_id, n.stream, n.status, n.subject, n.snippet, n.customer_name, n.customer_email, n.company_name, n.tags, n.last_message_at)
            is distinct from (o.entity_id, o.stream, o.status, o.subject, o.snippet, o.customer_name, o.customer_email, o.company_name, o.tags, o.last_message_at);
    insert into search_change (type, id) select 'thread', n.thread_id from fresh n join gone o using (id)
        where (n.entity_id, n.stream, n.thread_id) is distinct from (o.entity_id, o.stream, o.thread_id);
    return null;
end $$;

create function search_card_gone() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'card', id from gone;
    return null;
end $$;

create trigger search_card_new after insert on card referencing new table as fresh
    for each statement execute function search_card_new();
create trigger search_card_changed after update on card referencing new table as fresh old table as gone
    for each statement execute function search_card_changed();
create trigger search_card_gone after delete on card referencing old table as gone
    for each statement execute function search_card_gone();

-- Mail is found once it was judged, which follows its coming at once.
create function search_filing_new() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'message', message_id from fresh where disposition <> 'pending';
    return null;
end $$;

create function search_filing_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'message', n.message_id
        from fresh n join gone o on o.message_id = n.message_id and o.entity_id = n.entity_id
        where (n.disposition, n.held_by, n.thread_id) is distinct from (o.disposition, o.held_by, o.thread_id);
    return null;
end $$;

create function search_filing_gone() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'message', message_id from gone;
    return null;
end $$;

create trigger search_filing_new after insert on filing referencing new table as fresh
    for each statement execute function search_filing_new();
create trigger search_filing_changed after update on filing referencing new table as fresh old table as gone
    for each statement execute function search_filing_changed();
create trigger search_filing_gone after delete on filing referencing old table as gone
    for each statement execute function search_filing_gone();

create function search_document_written() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'document', id from fresh;
    return null;
end $$;

create function search_document_gone() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'document', id from gone;
    return null;
end $$;

create trigger search_document_new after insert on documents referencing new table as fresh
    for each statement execute function search_document_written();
create trigger search_document_changed after update on documents referencing new table as fresh
    for each statement execute function search_document_written();
create trigger search_document_gone after delete on documents referencing old table as gone
    for each statement execute function search_document_gone();

create function search_document_tagged() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'document', document_id from changed;
    return null;
end $$;

create trigger search_tag_new after insert on document_tags referencing new table as changed
    for each statement execute function search_document_tagged();
create trigger search_tag_gone after delete on document_tags referencing old table as changed
    for each statement execute function search_document_tagged();

create function search_company_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select 'company', id from changed;
    return null;
end $$;

create trigger search_company_new after insert on company referencing new table as changed
    for each statement execute function search_company_changed();
create trigger search_company_changed after update on company referencing new table as changed
    for each statement execute function search_company_changed();
create trigger search_company_gone after delete on company referencing old table as changed
    for each statement execute function search_company_changed();
