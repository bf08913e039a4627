-- What a customer wrote before, beside each card.
create index card_customer on card (customer_email, last_message_at desc) where status <> 'merged';
