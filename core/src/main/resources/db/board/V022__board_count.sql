-- The numbers at the heads of a board's columns come from this index, and from it alone where the table was vacuumed of late.
create index card_count on card (stream, entity_id, column_key) where status = 'open';
alter table card set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
drop index card_recent_priority;
