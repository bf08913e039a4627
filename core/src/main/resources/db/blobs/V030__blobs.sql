create table blob (
    sha256     bytea       primary key,
    size       bigint      not null,
    -- null: the body lies in the store for large blobs
    body       bytea,
    created_at timestamptz not null
);
-- Mail is small and often already encoded: compressing every row costs more than it saves.
alter table blob alter column body set storage external;
