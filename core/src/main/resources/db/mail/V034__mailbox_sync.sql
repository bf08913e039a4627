-- Counted up by whoever asks for a look at the server, so that a wish that comes while a look is under way is not lost.
alter table mailbox add column sync_wanted bigint not null default 0;

-- Which account the numbers belong to: another host or another user numbers its mail by itself.
alter table mail_cursor add column account text not null default '';

-- Mails that a server holds and that could not be brought, with the reason. Reconciliation lists them as missing.
create table mail_left_out (
    mailbox_id   uuid        not null references mailbox (id) on delete cascade,
    folder       text        not null,
    uid_validity bigint      not null,
    uid          bigint      not null,
    reason       text        not null,
    at           timestamptz not null,
    primary key (mailbox_id, folder, uid_validity, uid)
);
