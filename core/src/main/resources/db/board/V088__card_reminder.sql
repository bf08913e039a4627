-- Of which due dates was reminded, and how many hours before.
create table card_reminder (
    card_id uuid        not null references card (id) on delete cascade,
    due_at  timestamptz not null,
    hours   int         not null,
    primary key (card_id, due_at, hours)
);
create index card_due on card (due_at) where due_at is not null and status in ('open', 'snoozed');

-- A call that no note made says itself what it is about.
alter table notification alter column note_id drop not null, add column text text;
