-- Lists are read newest first, by what they are narrowed to.
create index document_of_status on documents (status, created_at desc, id desc) where trashed_at is null;
create index document_of_type on documents (doc_type, created_at desc, id desc) where trashed_at is null;
create index document_of_category on documents (category, created_at desc, id desc) where trashed_at is null;
create index document_name on documents using gin (lower(filename) gin_trgm_ops);

-- Tags that a person took off: Pebble does not give them again.
create table document_untagged (
    document_id uuid not null references documents(id) on delete cascade,
    tag_id      uuid not null references tags(id) on delete cascade,
    primary key (document_id, tag_id)
);

-- What is not ended is listed too; what ended is looked at with its document.
drop index processing_failed;
create index processing_open on processing_jobs (status, created_at desc, id desc) where status in ('waiting', 'pending', 'running', 'failed');
