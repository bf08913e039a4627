create table audit_record (
    id          uuid        primary key,
    at          timestamptz not null,
    actor_id    uuid        not null,
    actor_name  text        not null,
    act         text        not null,
    object_type text        not null,
    object_id   text        not null,
    entity_id   uuid,
    before      jsonb,
    after       jsonb,
    -- orders what committed together for the sealer
    xid         xid8        not null default pg_current_xact_id()
);
create index audit_record_at on audit_record (at desc, id desc);
create index audit_record_object on audit_record (object_id, at desc);
create index audit_record_actor on audit_record (actor_id, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function refuse_change();
