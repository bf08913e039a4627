-- The chain: one row a sealed record, each hash over the one before and the record.
create table audit_seal (
    seq       bigint      primary key,
    audit_id  uuid        not null unique,
    hash      bytea       not null,
    sealed_at timestamptz not null
);

create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function refuse_change();

-- What waits for the sealer, so that it need not search what it has sealed. Not evidence: rows leave it when sealed.
create table audit_unsealed (
    audit_id uuid primary key,
    xid      xid8 not null
);

create function await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (audit_id, xid) select id, xid from written;
    return null;
end $$;

create trigger audit_record_awaits_seal after insert on audit_record
    referencing new table as written for each statement execute function await_seal();

insert into audit_unsealed (audit_id, xid) select id, xid from audit_record;

create index audit_record_entity on audit_record (entity_id, at desc, id desc);
