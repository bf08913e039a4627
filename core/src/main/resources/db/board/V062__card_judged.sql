-- How well mail was judged, of the last days; and what a person should confirm, the least sure first.
create index card_judged on card (created_at) where classification->>'decided_by' in ('memory', 'model', 'llm');
create index card_to_confirm on card (((classification->>'confidence')::float), last_message_at desc, id)
    where status in ('open', 'snoozed') and not placed_by_person and classification->>'decided_by' in ('memory', 'model', 'llm');
-- Without it PostgreSQL takes the judges for a handful of cards, and sorts them all rather than read a few in their order.
create statistics card_judge on (classification->>'decided_by') from card;
