-- What texts mean, as points of an encoder: half-precision numbers of a vector of length 1. Kept so that indexes are made anew without reading again.
create table document_point (
    document_id uuid  not null references documents (id) on delete cascade,
    n           int   not null,
    encoder     text  not null,
    -- where the passage begins in the text
    start       int   not null,
    vector      bytea not null,
    primary key (document_id, n)
);

create table message_point (
    message_id uuid  primary key references message (id) on delete cascade,
    encoder    text  not null,
    vector     bytea not null
);

-- Mail that is yet to be read for its meaning, the newest first, when there is nothing better to do.
create table message_unread (
    message_id uuid   primary key references message (id) on delete cascade,
    seq        bigint not null
);
create index message_unread_newest on message_unread (seq desc);
insert into message_unread (message_id, seq) select id, seq from message;

create function message_is_unread() returns trigger language plpgsql as $$
begin
    insert into message_unread (message_id, seq) select id, seq from fresh;
    return null;
end $$;
create trigger message_unread after insert on message referencing new table as fresh
    for each statement execute function message_is_unread();

create function document_point_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'document_points', document_id from changed;
    return null;
end $$;
create trigger document_point_new after insert on document_point referencing new table as changed
    for each statement execute function document_point_changed();
create trigger document_point_gone after delete on document_point referencing old table as changed
    for each statement execute function document_point_changed();

create function message_point_changed() returns trigger language plpgsql as $$
begin
    insert into search_change (type, id) select distinct 'message_points', message_id from changed;
    return null;
end $$;
create trigger message_point_new after insert on message_point referencing new table as changed
    for each statement execute function message_point_changed();
create trigger message_point_gone after delete on message_point referencing old table as changed
    for each statement execute function message_point_changed();
