-- A journey to Microsoft and back, waiting for its return; taken away by the first return, whatever came of it.
create table microsoft_journey (
    state_hash   bytea       primary key,
    browser_hash bytea       not null,
    nonce        text        not null,
    verifier     text        not null,
    redirect_uri text        not null,
    return_to    text        not null,
    address      text        not null,
    expires_at   timestamptz not null
);
create index microsoft_journey_expires on microsoft_journey (expires_at);
create index microsoft_journey_address on microsoft_journey (address, expires_at);

-- Which account of the tenant is which user. Addresses change hands, the object id of an account never does.
create table microsoft_account (
    tenant   uuid        not null,
    object   uuid        not null,
    user_id  uuid        not null unique references app_user (id) on delete cascade,
    bound_at timestamptz not null,
    primary key (tenant, object)
);
