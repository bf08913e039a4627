create table mailbox (
    id             uuid        primary key,
    name           text        not null,
    address        text        not null,
    -- further addresses that reach this mailbox; with the address they are "our own"
    aliases        text[]      not null,
    entity_id      uuid        not null references legal_entity (id),
    kind           text        not null check (kind in ('import', 'imap', 'graph')),
    settings       jsonb       not null,
    -- sealed with the product's secret key; never leaves the server
    secrets        text,
    default_stream text,
    synced_at      timestamptz,
    sync_error     text,
    version        int         not null default 1,
    created_at     timestamptz not null
);
create unique index mailbox_address on mailbox (lower(address));

-- What a sender sent. Its copies differ in trace headers only.
create table message (
    id                uuid        primary key,
    seq               bigint      generated always as identity unique,
    -- SHA-256 over Message-ID, Date, From and the decoded parts
    identity          bytea       not null unique,
    message_id        text        not null,
    subject           text        not null,
    subject_root      text        not null,
    is_reply          boolean     not null,
    from_name         text        not null,
    from_email        text        not null,
    to_list           jsonb       not null,
    cc_list           jsonb       not null,
    reply_to          jsonb       not null,
    -- lower-case addresses of From, To and Cc
    participants      text[]      not null,
    references_list   text[]      not null,
    thread_root       text        not null,
    date              timestamptz,
    received_at       timestamptz not null,
    first_sha256      bytea       not null references blob (sha256),
    attachments       jsonb       not null,
    attachment_count  int         not null,
    traits            text[]      not null,
    invitation        jsonb,
    has_html          boolean     not null,
    has_remote_images boolean     not null,
    defect            text,
    findable          tsvector    not null
);
create index message_message_id on message (message_id);
create index message_findable on message using gin (findable);
create index message_received on message (received_at desc, id desc);

create table message_text (
    message_id  uuid primary key references message (id) on delete cascade,
    text        text not null,
    -- null: the same as text
    reply_text  text,
    -- null: the same as reply_text
    newest_text text
);

-- One set of raw bytes as received.
create table copy (
    sha256      bytea       primary key references blob (sha256),
    message_id  uuid        not null references message (id) on delete cascade,
    size        bigint      not null,
    received_at timestamptz not null
);
create index copy_message on copy (message_id);

-- Where a copy lies: in which mailbox, and for IMAP in which folder under which UID.
create table placement (
    id           uuid        primary key,
    mailbox_id   uuid        not null references mailbox (id),
    message_id   uuid        not null references message (id) on delete cascade,
    -- of the message, so that a mailbox is listed in the order of arrival
    seq          bigint      not null,
    sha256       bytea       not null references copy (sha256) on delete cascade,
    folder       text        not null,
    uid_validity bigint,
    uid          bigint,
    received_at  timestamptz not null
);
create unique index placement_import on placement (mailbox_id, sha256) where uid is null;
create unique index placement_uid on placement (mailbox_id, folder, uid_validity, uid) where uid is not null;
create index placement_sha256 on placement (mailbox_id, sha256);
create index placement_listed on placement (mailbox_id, seq desc);
create index placement_message on placement (message_id, mailbox_id);

-- A message as filed in one legal entity.
create table filing (
    message_id   uuid        not null references message (id) on delete cascade,
    entity_id    uuid        not null references legal_entity (id),
    seq          bigint      not null,
    -- messages accepted in one transaction are judged in one transaction
    batch        uuid        not null,
    mailbox_id   uuid        not null references mailbox (id),
    disposition  text        not null check (disposition in ('pending', 'carded', 'noise', 'quarantined')),
    noise_kind   text,
    reason       text,
    thread_id    uuid,
    -- a person's word on which messages belong together: same pin together, other pins apart
    pin          uuid,
    sender_check jsonb,
    judged_at    timestamptz,
    -- a person filed it: judged again it stays so
    filed_by     uuid,
    primary key (message_id, entity_id)
);
create index filing_pending on filing (entity_id, seq) where disposition = 'pending';
create index filing_thread on filing (thread_id);
create index filing_listed on filing (seq desc);
create index filing_disposition on filing (disposition, seq desc);
create index filing_noise on filing (noise_kind, seq desc) where noise_kind is not null;

-- How far a mailbox's folder has been read.
create table mail_cursor (
    mailbox_id   uuid        not null references mailbox (id) on delete cascade,
    folder       text        not null,
    uid_validity bigint      not null,
    last_uid     bigint      not null,
    updated_at   timestamptz not null,
    primary key (mailbox_id, folder)
);

create table import_run (
    id           uuid        primary key,
    mailbox_id   uuid        not null references mailbox (id),
    source       text        not null,
    -- the local path a command-line import reads; null when the bytes came with the request
    path         text,
    requested_by uuid        not null,
    state        text        not null check (state in ('running', 'done', 'failed')),
    received     int         not null default 0,
    duplicates   int         not null default 0,
    rejected     int         not null default 0,
    skipped      int         not null default 0,
    error        text,
    started_at   timestamptz not null,
    finished_at  timestamptz
);
create index import_run_mailbox on import_run (mailbox_id, started_at desc);

-- The manifest: every file that was met, and what became of it.
create table import_item (
    import_id uuid  not null references import_run (id) on delete cascade,
    n         int   not null,
    path      text  not null,
    kind      text  not null check (kind in ('mail', 'container', 'skipped')),
    outcome   text  not null check (outcome in ('received', 'duplicate', 'rejected', 'opened', 'skipped')),
    reason    text,
    sha256    bytea,
    primary key (import_id, n)
);
create index import_item_sha256 on import_item (sha256) where sha256 is not null;
