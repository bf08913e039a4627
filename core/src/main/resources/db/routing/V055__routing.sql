-- How many messages each rule held for, and where the mail of each mailbox went, by the hour. Kept 31 days.
create table routing_tally (
    hour       timestamptz not null,
    mailbox_id uuid        not null,
    kind       text        not null check (kind in ('rule', 'went')),
    key        text        not null,
    n          int         not null,
    primary key (hour, mailbox_id, kind, key)
);

-- When routing last gave somebody a card because it was their turn.
create table assignment_turn (
    user_id uuid        primary key references app_user (id) on delete cascade,
    at      timestamptz not null
);
