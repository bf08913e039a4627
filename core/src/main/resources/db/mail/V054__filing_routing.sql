-- What the rules and the classifier said when the message was routed; null for what came before they did.
alter table filing add column routing jsonb;
