package pebble.board;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.identity.Addressed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import tools.jackson.databind.json.JsonMapper;

/** The cards, each caller's own: what is not granted does not exist. */
@Component
public class Cards implements Addressed {
    private static final String SELECT =
            "select " + CardRows.COLUMNS + " from card c left join app_user u on u.id = c.assignee ";
    private static final String GRANTED = " and (:all or (c.entity_id = any(:entities) and c.stream = any(:streams))) ";

    private final JdbcClient sql;
    private final CardRows rows;
    private final JsonMapper json;

    Cards(JdbcClient sql, CardRows rows, JsonMapper json) {
        this.sql = sql;
        this.rows = rows;
        this.json = json;
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof CardId card) {
            get(caller, card);
        }
    }

    /** Refuses with {@code CARD_NOT_FOUND} when there is none or the caller may not know of it. */
    public Card get(Caller caller, CardId id) {
        return find(caller, id).orElseThrow(BoardError.CARD_NOT_FOUND::problem);
    }

    public Optional<Card> find(Caller caller, CardId id) {
        return sql.sql(SELECT + "where c.id = :id" + GRANTED)
                .param("id", id.value())
                .params(caller.grants())
                .query(rows)
                .optional();
    }

    /** Those of the cards that the caller may see, in no order. */
    public List<Card> all(Caller caller, Collection<CardId> ids) {
        return sql.sql(SELECT + "where c.id = any(:ids)" + GRANTED)
                .param("ids", uuids(ids))
                .params(caller.grants())
                .query(rows)
                .list();
    }

    /** The cards of threads; a thread without one is missing from the answer. For the product itself: no grants are asked. */
    public List<Card> byThread(Collection<UUID> threads) {
        return sql.sql(SELECT + "where c.thread_id = any(:threads)")
                .param("threads", threads.toArray(UUID[]::new))
                .query(rows)
                .list();
    }

    /** The other cards of a company or customer address, newest first: what this customer wrote before. */
    public List<Card> earlier(Caller caller, Card card, int limit) {
        CompanyLink company = card.handling().company();
        return sql.sql(SELECT + """
                where c.id <> :id and c.status <> 'merged' and c.entity_id = :entity
                    and (c.company_id = :company or c.customer_email = :email)""" + GRANTED + """
                order by c.last_message_at desc, c.id desc limit :limit
                """)
                .param("id", card.id().value())
                .param("entity", card.handling().entityId().value())
                .param("company", company == null ? null : company.companyId(), java.sql.Types.OTHER)
                .param("email", card.face().customerEmail(), java.sql.Types.VARCHAR)
                .param("limit", limit)
                .params(caller.grants())
                .query(rows)
                .list();
    }

    /** The cards of a legal entity that answer to words, newest first, without those that went into others. */
    public List<Card> answering(Caller caller, EntityId entity, @Nullable String words, int limit) {
        CardFilter.Where where = new CardFilter(null, null, entity, null, null, null, null, words).where(caller);
        return sql.sql(CardLists.timeSql(where, false))
                .params(where.params())
                .param("limit", limit)
                .query(rows)
                .list();
    }

    /** A card and those merged into it, at any depth; none when the caller may not see the card. */
    public List<CardId> withMerged(Caller caller, CardId id) {
        return sql.sql("with recursive tree as (select c.id from card c where c.id = :id" + GRANTED + """
                union all select c.id from card c join tree t on c.merged_into = t.id)
                select id from tree
                """)
                .param("id", id.value())
                .params(caller.grants())
                .query((row, number) -> new CardId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The card, held against others' acts until the transaction ends. */
    public Card lock(Caller caller, CardId id) {
        List<Card> held = lock(caller, List.of(id));
        if (held.isEmpty()) {
            throw BoardError.CARD_NOT_FOUND.problem();
        }
        return held.getFirst();
    }

    /** Always in the order of ids, so that two bulk acts wait for each other instead of deadlocking. */
    List<Card> lock(Caller caller, Collection<CardId> ids) {
        return sql.sql(SELECT + "where c.id = any(:ids)" + GRANTED + "order by c.id for update of c")
                .param("ids", uuids(ids))
                .params(caller.grants())
                .query(rows)
                .list();
    }

    /** The cards this one went into, nearest first, held. */
    List<Card> lockAbove(Card card) {
        List<Card> above = new ArrayList<>();
        for (CardId next = card.standing().mergedInto(); next != null; ) {
            Card into = lock(Caller.SYSTEM, next);
            above.add(into);
            next = into.standing().mergedInto();
        }
        return above;
    }

    /** Some of the cards whose snooze is over, held; those another process is waking are left to it. */
    List<Card> due(Instant now) {
        return sql.sql(SELECT + """
                        where c.status = 'snoozed' and c.snoozed_until <= :now
                        order by c.id limit 200 for update of c skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(rows)
                .list();
    }

    /** Returns the threads that got their card now; a thread that has one already keeps it. */
    List<UUID> insert(List<Card> cards) {
        return sql.sql("""
                insert into card (id, thread_id, version, entity_id, subject, subject_edited, snippet, stream, column_key, rank,
                    placed_by_person, priority, status, assignee, customer_name, customer_email, company_id, company_name,
                    message_count, attachment_count, note_count, first_message_at, last_message_at, waiting_since, due_at,
                    snoozed_until, woken_from, archived_at, merged_into, tags, badges, links, classification, sender_check,
                    created_at, updated_at)
                select id, thread_id, version, entity_id, subject, subject_edited, snippet, stream, column_key, rank,
                    placed_by_person, priority, status, assignee, customer_name, customer_email, company_id, company_name,
                    message_count, attachment_count, note_count, first_message_at, last_message_at, waiting_since, due_at,
                    snoozed_until, woken_from, archived_at, merged_into, tags, badges, links, classification, sender_check,
                    created_at, updated_at
                from json_populate_recordset(null::card, :rows::json)
                on conflict (thread_id) do nothing
                returning thread_id
                """)
                .param("rows", written(cards))
                .query((row, number) -> UUID.fromString(row.getString("thread_id")))
                .list();
    }

    /** Each card must still have the version before the one it carries. */
    void update(List<Card> cards) {
        int updated = sql.sql("""
                update card c set version = n.version, entity_id = n.entity_id, subject = n.subject,
                    subject_edited = n.subject_edited, snippet = n.snippet, stream = n.stream, column_key = n.column_key,
                    rank = n.rank, placed_by_person = n.placed_by_person, priority = n.priority, status = n.status,
                    assignee = n.assignee, customer_name = n.customer_name, customer_email = n.customer_email,
                    company_id = n.company_id, company_name = n.company_name, message_count = n.message_count,
                    attachment_count = n.attachment_count, note_count = n.note_count,
                    first_message_at = n.first_message_at, last_message_at = n.last_message_at,
                    waiting_since = n.waiting_since, due_at = n.due_at, snoozed_until = n.snoozed_until,
                    woken_from = n.woken_from, archived_at = n.archived_at, merged_into = n.merged_into, tags = n.tags,
                    badges = n.badges, links = n.links, classification = n.classification,
                    sender_check = n.sender_check, updated_at = n.updated_at
                from json_populate_recordset(null::card, :rows::json) n
                where c.id = n.id and c.version = n.version - 1
                """).param("rows", written(cards)).update();
        if (updated != cards.size()) {
            throw new OptimisticLockingFailureException("a card changed meanwhile");
        }
    }

    /** What was merged into a card lies where it does. */
    void takeAlong(CardId into, EntityId entity) {
        sql.sql("""
                with recursive absorbed as (
                    select id from card where merged_into = :into
                    union all select c.id from card c join absorbed a on c.merged_into = a.id)
                update card set entity_id = :entity, version = version + 1 where id in (select id from absorbed)
                """).param("into", into.value()).param("entity", entity.value()).update();
    }

    /** The present names of users. */
    Map<UUID, String> names(Collection<UUID> users) {
        return sql
                .sql("select id, name from app_user where id = any(:ids)")
                .param("ids", users.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private String written(List<Card> cards) {
        return json.writeValueAsString(cards.stream().map(rows::write).toList());
    }

    private static UUID[] uuids(Collection<CardId> ids) {
        return ids.stream().map(CardId::value).toArray(UUID[]::new);
    }
}
