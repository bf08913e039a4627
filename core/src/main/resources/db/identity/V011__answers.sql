-- An answer may hold a secret that is shown once (a new token): its body is sealed.
alter table idempotent_answer
    drop column body,
    add column sealed_body  text,
    add column content_type text,
    add column location     text;
