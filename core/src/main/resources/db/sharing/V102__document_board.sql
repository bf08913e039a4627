-- On which boards a document lies that nobody brought by hand: with the mail it hangs on, and beside the cards it is shared with. Without a board (null) it lies
-- before all people of its legal entity, as mail does that is on no card.
create view document_board as
    select l.document_id, c.stream
    from message_document l join filing f on f.message_id = l.message_id and f.held_by = l.entity_id
        left join card c on c.thread_id = f.thread_id and f.disposition = 'carded'
    union all
    select k.document_id, c.stream
    from document_link k join documents d on d.id = k.document_id join card c on c.id = k.card_id and c.entity_id = d.entity_id;
