-- By this name a store for large blobs knows whose it is: what no row of another database names is not to be removed from it.
create table blob_store (
    owner uuid not null default gen_random_uuid()
);
insert into blob_store default values;
