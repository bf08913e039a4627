-- The number under which the paper lies in the archive, as the bar code on it says (ASN).
alter table documents add column asn bigint;
create index document_asn on documents (asn) where asn is not null;

-- The documents that a scan was split into, each with its pages of the scan.
create table document_part (
    origin_id   uuid not null references documents (id) on delete cascade,
    number      int  not null,
    first_page  int  not null,
    last_page   int  not null,
    document_id uuid not null references documents (id) on delete cascade,
    primary key (origin_id, number)
);
create index document_part_of on document_part (document_id);
