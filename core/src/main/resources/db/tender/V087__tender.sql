-- The numbers by which the papers of one tender know each other: letters and figures alone.
create table tender_reference (
    document_id uuid not null references documents (id) on delete cascade,
    reference   text not null,
    primary key (document_id, reference)
);
create index tender_reference_of on tender_reference (reference);
