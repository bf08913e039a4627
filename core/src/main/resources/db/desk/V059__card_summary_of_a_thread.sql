-- A message may lie in threads of two legal entities. Each has a conversation of its own, and its own summary of it.
alter table card_summary drop constraint card_summary_pkey, add primary key (message_id, thread_id);
