-- Mail that nobody was sure of, about which the language model is to be asked: of each thread the message that opened its card.
create table second_opinion (
    thread_id  uuid             primary key,
    message_id uuid             not null,
    best       text             not null,
    confidence double precision not null,
    since      timestamptz      not null,
    -- how often so far without an answer that could be used
    asked      int              not null default 0,
    due        timestamptz      not null,
    trouble    text
);
create index second_opinion_due on second_opinion (due);
