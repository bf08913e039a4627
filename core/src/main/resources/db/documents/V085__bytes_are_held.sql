-- The database itself knows who holds bytes, so that none are removed that a document needs; mail's tables say so already.
alter table documents
    add column sha256 bytea generated always as (decode(hash_sha256, 'hex')) stored references blob (sha256);
-- By these it is asked whether anybody holds them.
create index document_sha256 on documents (sha256);
create index message_first_sha256 on message (first_sha256);

-- What was done with a document goes with it.
alter table processing_jobs
    drop constraint processing_jobs_document_id_fkey,
    add constraint processing_jobs_document_id_fkey foreign key (document_id) references documents (id) on delete cascade;
