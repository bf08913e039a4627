-- What became of each training that was asked for; one at the most has not ended. A failed one is tried again, so it has not ended.
create table classifier_training (
    number   bigint      generated always as identity primary key,
    reason   text        not null,
    asked_at timestamptz not null,
    began_at timestamptz,
    -- Why the last try failed, in words for people; the next try takes it away.
    failure  text,
    ended_at timestamptz,
    -- The model that came of it, whether it took the place of the one before, and why it did or did not. The model may be forgotten since.
    model    int,
    in_force boolean,
    outcome  text,
    check ((ended_at is null) = (outcome is null))
);
create unique index classifier_training_open on classifier_training ((true)) where ended_at is null;
