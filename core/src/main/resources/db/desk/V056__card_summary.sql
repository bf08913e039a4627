-- What the language model made of a conversation up to this message. It repeats mail text: it goes when the message goes.
create table card_summary (
    message_id  uuid        primary key references message (id) on delete cascade,
    thread_id   uuid        not null,
    summary     text        not null,
    next_action text        not null,
    model       text        not null,
    written_at  timestamptz not null
);
