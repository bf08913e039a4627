create table legal_entity (
    id         uuid        primary key,
    name       text        not null,
    version    int         not null default 1,
    created_at timestamptz not null
);
create unique index legal_entity_name on legal_entity (lower(name));

create table app_user (
    id            uuid        primary key,
    email         text        not null,
    name          text        not null,
    password_hash text,
    roles         text[]      not null,
    entities      uuid[]      not null,
    streams       text[]      not null,
    preferences   jsonb       not null default '{}',
    disabled_at   timestamptz,
    version       int         not null default 1,
    created_at    timestamptz not null
);
create unique index app_user_email on app_user (lower(email));

-- Ids of sessions and tokens are kept as SHA-256 only: who reads the table cannot use them.
create table session (
    id_hash    bytea       primary key,
    handle     uuid        not null unique,
    user_id    uuid        not null references app_user (id) on delete cascade,
    csrf_token text        not null,
    created_at timestamptz not null,
    last_seen  timestamptz not null,
    expires_at timestamptz not null,
    address    text        not null,
    agent      text        not null
);
create index session_of_user on session (user_id);

create table api_token (
    id         uuid        primary key,
    hash       bytea       not null unique,
    user_id    uuid        not null references app_user (id) on delete cascade,
    name       text        not null,
    created_at timestamptz not null,
    last_used  timestamptz,
    expires_at timestamptz
);
create index api_token_user on api_token (user_id);

create table login_failure (
    email   text        not null,
    address text        not null,
    at      timestamptz not null
);
create index login_failure_email on login_failure (email, at);
create index login_failure_address on login_failure (address, at);

-- The first answer of a write that creates, kept a day so that a retry gets the same one.
create table idempotent_answer (
    caller     uuid        not null,
    key        text        not null,
    request    bytea       not null,
    status     int,
    body       bytea,
    created_at timestamptz not null,
    primary key (caller, key)
);
create index idempotent_answer_created on idempotent_answer (created_at);
