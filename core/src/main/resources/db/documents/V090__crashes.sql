alter table processing_jobs
    -- how often the process that worked on it ended without a word
    add column crashes int not null default 0;
