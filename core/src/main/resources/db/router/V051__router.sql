-- Every state the router ever had, whole. Rows are only added; the highest version is in force.
create table router_version (
    version       int         primary key,
    saved_at      timestamptz not null,
    saved_by      uuid        not null,
    saved_by_name text        not null,
    note          text        not null,
    configuration jsonb       not null
);

-- The state before anybody changed it, so that one can go back to it.
insert into router_version (version, saved_at, saved_by, saved_by_name, note, configuration)
select 1, now(), '00000000-0000-0000-0000-000000000000', 'Pebble', 'As it was before the first change',
    jsonb_build_object(
        'defaults',
        coalesce(
            jsonb_agg(
                jsonb_build_object(
                    'mailbox_id', 'mbx_' || replace(id::text, '-', ''),
                    'stream', default_stream,
                    'entity_id', 'ent_' || replace(entity_id::text, '-', ''))
                order by lower(address)),
            '[]'),
        'rules', '[]'::jsonb)
from mailbox;
