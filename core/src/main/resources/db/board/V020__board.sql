create extension if not exists pg_trgm;

create table stream (
    key      text  primary key,
    name     text  not null,
    position int   not null,
    columns  jsonb not null,
    version  int   not null default 1
);

insert into stream (key, name, position, columns) values
    ('sales', 'Sales', 1, '[{"key":"inbox","name":"Inbox","wip_limit":null},{"key":"qualifying","name":"Qualifying","wip_limit":null},{"key":"quoted","name":"Quoted","wip_limit":null},{"key":"negotiation","name":"Negotiation","wip_limit":null},{"key":"done","name":"Done","wip_limit":null}]'),
    ('operations', 'Operations', 2, '[{"key":"inbox","name":"Inbox","wip_limit":null},{"key":"in_progress","name":"In progress","wip_limit":null},{"key":"waiting","name":"Waiting for customer","wip_limit":null},{"key":"dispatch","name":"Dispatch","wip_limit":null},{"key":"done","name":"Done","wip_limit":null}]'),
    ('tender', 'Tender', 3, '[{"key":"inbox","name":"Inbox","wip_limit":null},{"key":"reading","name":"Reading","wip_limit":null},{"key":"preparing","name":"Preparing bid","wip_limit":null},{"key":"submitted","name":"Submitted","wip_limit":null},{"key":"done","name":"Done","wip_limit":null}]'),
    ('quality', 'Quality', 4, '[{"key":"inbox","name":"Inbox","wip_limit":null},{"key":"investigating","name":"Investigating","wip_limit":null},{"key":"testing","name":"Testing","wip_limit":null},{"key":"certificate","name":"Certificate","wip_limit":null},{"key":"done","name":"Done","wip_limit":null}]'),
    ('unclassified', 'Unclassified', 5, '[{"key":"inbox","name":"Inbox","wip_limit":null},{"key":"done","name":"Done","wip_limit":null}]');

create table card (
    id               uuid        primary key,
    entity_id        uuid        not null,
    thread_id        uuid        not null unique,
    version          int         not null default 1,
    subject          text        not null,
    subject_edited   boolean     not null default false,
    snippet          text        not null,
    stream           text        not null,
    column_key       text        not null,
    rank             text        collate "C" not null,
    placed_by_person boolean     not null default false,
    priority         text        not null check (priority in ('urgent', 'high', 'normal', 'low')),
    status           text        not null check (status in ('open', 'snoozed', 'archived', 'merged')),
    assignee         uuid,
    customer_name    text,
    customer_email   text,
    company_id       uuid,
    company_name     text,
    message_count    int         not null,
    attachment_count int         not null,
    note_count       int         not null default 0,
    first_message_at timestamptz not null,
    last_message_at  timestamptz not null,
    waiting_since    timestamptz,
    due_at           timestamptz,
    snoozed_until    timestamptz,
    woken_from       timestamptz,
    archived_at      timestamptz,
    merged_into      uuid        references card (id),
    tags             text[]      not null,
    badges           text[]      not null,
    links            uuid[]      not null,
    classification   jsonb,
    sender_check     jsonb,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    search           text        not null generated always as (lower(
        subject || ' ' || coalesce(customer_name, '') || ' ' || coalesce(customer_email, '') || ' '
        || coalesce(company_name, '') || ' ' || snippet)) stored
);

-- A column of a board in its order; also what keeps two cards from holding one place.
create unique index card_place on card (stream, column_key, rank) where status in ('open', 'snoozed');
create index card_place_entity on card (entity_id, stream, column_key, rank) where status in ('open', 'snoozed');
-- Lists, newest first.
create index card_recent on card (last_message_at desc, id desc) where status <> 'merged';
create index card_recent_stream on card (stream, last_message_at desc, id desc) where status <> 'merged';
create index card_recent_entity on card (entity_id, last_message_at desc, id desc) where status <> 'merged';
create index card_recent_assignee on card (assignee, last_message_at desc, id desc) where status <> 'merged';
create index card_recent_status on card (status, last_message_at desc, id desc) where status in ('snoozed', 'archived');
create index card_recent_priority on card (priority, last_message_at desc, id desc) where priority <> 'normal' and status <> 'merged';
create index card_search on card using gin (search gin_trgm_ops);
create index card_snoozed on card (snoozed_until) where status = 'snoozed';
create index card_merged_into on card (merged_into) where merged_into is not null;
create index card_company on card (company_id, last_message_at desc) where company_id is not null;

-- What happened to a card. Fields in changes are restored by undo when they still hold what this act gave them.
create table activity (
    id         uuid        primary key,
    seq        bigint      generated always as identity,
    card_id    uuid        references card (id),
    group_id   uuid,
    at         timestamptz not null,
    actor_id   uuid        not null,
    actor_name text        not null,
    kind       text        not null,
    changes    jsonb       not null,
    data       jsonb       not null,
    undo_of    uuid,
    undone_by  uuid
);
create index activity_card on activity (card_id, seq desc);
create index activity_group on activity (group_id) where group_id is not null;

create table note (
    id          uuid        primary key,
    card_id     uuid        not null references card (id),
    author_id   uuid        not null,
    author_name text        not null,
    text        text        not null,
    mentions    uuid[]      not null,
    at          timestamptz not null,
    removed_at  timestamptz
);
create index note_card on note (card_id, at);

create table notification (
    id      uuid        primary key,
    user_id uuid        not null,
    card_id uuid        not null references card (id),
    note_id uuid        not null references note (id),
    kind    text        not null,
    by_name text        not null,
    at      timestamptz not null,
    read_at timestamptz
);
create index notification_user on notification (user_id, at desc, id desc);
create index notification_unread on notification (user_id) where read_at is null;
