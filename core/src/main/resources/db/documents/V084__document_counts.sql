-- How many documents stand how is counted whenever a list of them is opened.
create index document_standing on documents (status, entity_id) where trashed_at is null;
