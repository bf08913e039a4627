-- Documents that people put beside a card or a company.
create table document_link (
    document_id uuid        not null references documents (id) on delete cascade,
    card_id     uuid        references card (id) on delete cascade,
    company_id  uuid        references company (id) on delete cascade,
    linked_by   uuid        not null,
    linked_at   timestamptz not null,
    check (num_nonnulls(card_id, company_id) = 1)
);
create unique index document_link_card on document_link (card_id, document_id) where card_id is not null;
create unique index document_link_company on document_link (company_id, document_id) where company_id is not null;
create index document_link_document on document_link (document_id);
