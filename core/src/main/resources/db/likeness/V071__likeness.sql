-- By what texts that may be alike are found: documents that share a band are compared.
create table document_band (
    document_id uuid     not null references documents(id) on delete cascade,
    band        smallint not null,
    value       int      not null,
    primary key (document_id, band)
);
create index document_band_value on document_band (band, value);

-- Pairs that are nearly the same; of the two ids the smaller stands first.
create table near_duplicate (
    first_id   uuid        not null references documents(id) on delete cascade,
    second_id  uuid        not null references documents(id) on delete cascade,
    similarity real        not null,
    -- what a person said: same, new_version, different
    decision   varchar(20),
    decided_by uuid,
    decided_at timestamptz,
    found_at   timestamptz not null,
    primary key (first_id, second_id),
    check (first_id < second_id)
);
create index near_duplicate_second on near_duplicate (second_id);
