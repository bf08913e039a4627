-- The outbox of the event stream. Rows are written by acts in their transaction; id is the order of writing, which is not the order
-- of commit. number is given afterwards, by one publisher, to rows it can see, so that it has no gaps and never goes backwards.
create table live_event (
    id             bigint      generated always as identity primary key,
    number         bigint      unique,
    at             timestamptz not null,
    type           text        not null,
    entity_id      uuid,
    stream         text,
    from_entity_id uuid,
    from_stream    text,
    only_for       uuid,
    subject_id     text        not null,
    payload        text        not null,
    removal        text
);
create index live_event_unnumbered on live_event (id) where number is null;
create index live_event_at on live_event (at);

-- The last number given, and the last number that is no longer kept.
create table live_position (
    only_row    boolean primary key default true check (only_row),
    last_number bigint  not null,
    forgotten   bigint  not null
);
insert into live_position (last_number, forgotten) values (0, 0);
