-- Whoever does not feed an index that several processes share has it made anew by whoever does.
alter table search_position add column anew boolean not null default false;
