-- A conversation within one legal entity. The id outlives its messages' coming and going.
create table thread (
    id         uuid        primary key,
    entity_id  uuid        not null references legal_entity (id),
    created_at timestamptz not null
);

-- Every id that a message has or names, held or not: what shares one may belong together.
create table message_link (
    entity_id  uuid not null,
    link       text not null,
    message_id uuid not null references message (id) on delete cascade,
    primary key (entity_id, link, message_id)
);
create index message_link_message on message_link (message_id);

-- Subject and window for replies that carry no ids.
create table message_subject (
    entity_id    uuid        not null,
    subject_root text        not null,
    date         timestamptz not null,
    message_id   uuid        not null references message (id) on delete cascade,
    is_reply     boolean     not null,
    primary key (entity_id, subject_root, date, message_id)
);
create index message_subject_message on message_subject (message_id);

-- What looks as if it belonged together, or apart, but is for a person to say.
create table thread_suggestion (
    id               uuid        primary key,
    entity_id        uuid        not null,
    kind             text        not null check (kind in ('merge', 'split')),
    message_id       uuid        not null references message (id) on delete cascade,
    other_message_id uuid        not null references message (id) on delete cascade,
    reason           text        not null,
    dismissed_at     timestamptz,
    dismissed_by     uuid,
    created_at       timestamptz not null,
    unique (entity_id, kind, message_id, other_message_id)
);
create index thread_suggestion_other on thread_suggestion (other_message_id);
