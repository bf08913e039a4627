-- What documents state, and where. What a person said stays when a document is read again.
create table document_field (
    document_id uuid        not null references documents (id) on delete cascade,
    name        text        not null,
    -- which of several of that name, from 1
    n           int         not null check (n > 0),
    -- null: a person says that there is none
    value       jsonb,
    text        text,
    place       jsonb,
    confidence  real        not null,
    source      text        not null check (source in ('format', 'rule', 'llm', 'person')),
    said_by     uuid,
    ticked_at   timestamptz,
    ticked_by   uuid,
    written_at  timestamptz not null,
    primary key (document_id, name, n)
);
