-- What people taught. A row is never changed but by being taken back and given again; of a message's rows that stand the latest counts.
create table lesson (
    id            uuid        primary key,
    -- Drawn anew at every change, in the order of commits: processes ask for what came after the last they know.
    seq           bigint      not null,
    origin        text        not null check (origin in ('override', 'filed', 'confirmed', 'posted')),
    message_id    uuid        references message (id) on delete cascade,
    card_id       uuid,
    entity_id     uuid,
    subject       text        not null,
    body          text        not null,
    sender        text        not null,
    -- A board's key, noise, or unclassified: worth a person's eye, whatever it wants.
    stream        text        not null,
    intent        text        not null,
    -- What stood there before the person's word, and who had decided it.
    said          jsonb,
    taught_by     uuid        not null,
    taught_name   text        not null,
    taught_at     timestamptz not null,
    act           uuid,
    taken_back_by uuid,
    encoder       text,
    -- Of the encoder named, as big-endian floats; null until it has read the lesson.
    points        bytea
);
create index lesson_seq on lesson (seq);
create index lesson_message on lesson (message_id, taught_at);
create index lesson_card on lesson (card_id) where card_id is not null;
create index lesson_act on lesson (act);
create index lesson_taken_back on lesson (taken_back_by) where taken_back_by is not null;
create index lesson_taught on lesson (taught_at);

create table classifier_model (
    number     int         primary key,
    trained_at timestamptz not null,
    -- starter, or lessons: trained here.
    origin     text        not null check (origin in ('starter', 'lessons')),
    encoder    text        not null,
    sha256     bytea       not null,
    bytes      bytea       not null,
    -- How many examples it was trained on, by where they came from.
    examples   jsonb       not null,
    -- What was measured on the part held back, for this model and the one it was compared with.
    figures    jsonb       not null,
    -- The lessons it knows of.
    lessons    bigint      not null,
    reason     text        not null
);

-- One row, read at every judgement: whether there is anything new to be read.
create table classifier_state (
    one     boolean primary key default true check (one),
    lessons bigint  not null default 0,
    -- Lessons that are no more, with the mail they were about: who remembers has to read all anew.
    erased  bigint  not null default 0,
    -- How often an encoder read some of them: who knows lessons by their words asks again where they lie.
    read    bigint  not null default 0,
    model   int     references classifier_model (number)
);
insert into classifier_state default values;

create function lesson_erased() returns trigger language plpgsql as $$
begin
    update classifier_state set erased = erased + 1 where exists (select from gone);
    return null;
end $$;
create trigger lesson_erased after delete on lesson referencing old table as gone
    for each statement execute function lesson_erased();

-- Where the starter examples lie: read once by each encoder, since that takes minutes.
create table encoded_example (
    encoder text  not null,
    sha256  bytea not null,
    points  bytea not null,
    primary key (encoder, sha256)
);
