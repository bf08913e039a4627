create table company (
    id         uuid        primary key,
    name       text        not null,
    domains    text[]      not null,
    gstins     text[]      not null,
    version    int         not null default 1,
    created_at timestamptz not null
);
create unique index company_name on company (lower(name));
create index company_domains on company using gin (domains);
