-- The tables of the specification, with its columns, types and indexes; what Pebble adds stands below them.
create table documents (
    id                uuid         primary key default gen_random_uuid(),
    filename          varchar(255) not null,
    original_filename varchar(255),
    mime_type         varchar(100),
    size_bytes        bigint,
    storage_path      text,
    hash_md5          char(32),
    hash_sha256       char(64),
    status            varchar(50)  default 'pending',
    doc_type          varchar(100),
    category          varchar(100),
    confidence        decimal(5,2),
    extracted_text    text,
    created_at        timestamptz  default now(),
    updated_at        timestamptz  default now()
);
create index idx_documents_status on documents(status);
create index idx_documents_type on documents(doc_type);
create index idx_documents_hash_md5 on documents(hash_md5);
create index idx_documents_created on documents(created_at);

create table tags (
    id         uuid         primary key default gen_random_uuid(),
    name       varchar(100) unique not null,
    type       varchar(50)  default 'custom',
    created_at timestamptz  default now()
);
create index idx_tags_name on tags(name);

create table document_tags (
    document_id uuid        references documents(id) on delete cascade,
    tag_id      uuid        references tags(id) on delete cascade,
    source      varchar(50) default 'manual',
    confidence  decimal(5,2),
    created_at  timestamptz default now(),
    primary key (document_id, tag_id)
);

create table processing_jobs (
    id           uuid        primary key default gen_random_uuid(),
    document_id  uuid        references documents(id),
    job_type     varchar(50),
    status       varchar(50) default 'pending',
    result       jsonb,
    error        text,
    started_at   timestamptz,
    completed_at timestamptz,
    created_at   timestamptz default now()
);

alter table documents
    -- null: the whole group's
    add column entity_id   uuid        references legal_entity (id),
    add column source      varchar(20) not null default 'upload',
    add column added_by    uuid,
    add column language    varchar(10),
    add column page_count  int,
    -- why it is locked, rejected or failed: a sentence
    add column reason      text,
    -- sealed: what opens it
    add column password    text,
    -- who said what it is; then nothing else says so
    add column sorted_by   uuid,
    add column version     int         not null default 1,
    add column trashed_at  timestamptz,
    add column trashed_by  uuid;
-- The same bytes are one document in each legal entity, and one in the group; the trash counts, as it gives back.
create unique index document_bytes on documents (hash_sha256, coalesce(entity_id, '00000000-0000-0000-0000-000000000000'));
create index document_newest on documents (created_at desc, id desc) where trashed_at is null;
create index document_of_entity on documents (entity_id, created_at desc, id desc) where trashed_at is null;
create index document_trashed on documents (trashed_at) where trashed_at is not null;
create index document_tag on document_tags (tag_id, document_id);

alter table processing_jobs
    add column attempts int         not null default 0,
    add column due_at   timestamptz not null default now(),
    -- who works on it: the process that holds the advisory lock of this number
    add column worker   bigint;
create index processing_due on processing_jobs (job_type, due_at) where status = 'pending';
create index processing_running on processing_jobs (worker) where status = 'running';
create index processing_failed on processing_jobs (completed_at desc) where status = 'failed';
create index processing_of_document on processing_jobs (document_id);

-- What stands on each page, and where: places are shares of the page's width and height.
create table document_page (
    document_id uuid not null references documents(id) on delete cascade,
    number      int  not null,
    width       real not null,
    height      real not null,
    text        text not null,
    -- [[start, end, x, y, width, height, confidence], ...], the last five in ten-thousandths
    words       jsonb not null,
    -- shows something that its text does not tell
    scanned     boolean not null,
    -- of what was read by eye
    confidence  real,
    engine      text,
    primary key (document_id, number)
);
