package pebble.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Addressed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import pebble.shared.SecretBox;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The mailboxes a group reads, and the acts on them. */
@Component
public class Mailboxes implements Addressed {
    private static final String COLUMNS = """
            select id, name, address, aliases, entity_id, kind, settings, secrets, default_stream, synced_at, sync_error, version
            from mailbox
            """;

    private final JdbcClient sql;
    private final JsonMapper json;
    private final SecretBox secretBox;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mailboxes(
            JdbcClient sql,
            JsonMapper json,
            SecretBox secretBox,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.json = json;
        this.secretBox = secretBox;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Told in the transaction that added or changed it. */
    public record MailboxChanged(Mailbox mailbox) {}

    /**
     * Told in the transaction in which somebody changed, with the mailbox itself, where its mail goes or whose it is; not when
     * the router says so by {@link #place}.
     *
     * @param what a sentence of what was done
     */
    public record PlacesChanged(Caller by, String what) {}

    /**
     * What people say about a mailbox.
     *
     * @param secrets values to set by name; an absent name keeps its value, an empty value removes it
     */
    public record Wanted(
            String name,
            String address,
            List<String> aliases,
            EntityId entity,
            MailboxKind kind,
            Map<String, Object> settings,
            Map<String, String> secrets,
            @Nullable String defaultStream) {}

    @Transactional
    public Mailbox add(Caller caller, Wanted wanted) {
        Instant now = clock.instant();
        MailboxId id = MailboxId.fresh(now);
        try {
            sql.sql("""
                            insert into mailbox (id, name, address, aliases, entity_id, kind, settings, secrets, default_stream,
                                created_at)
                            values (:id, :name, :address, :aliases, :entity, :kind, :settings::jsonb, :secrets, :stream, :now)
                            """)
                    .param("id", id.value())
                    .params(columns(wanted, Map.of()))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException sameAddress) {
            throw MailError.MAILBOX_EXISTS.problem();
        }
        Mailbox added = get(id);
        audit.record(caller, new Audit.Change("mailbox.added", "mailbox", id.toString(), added.entity(), null, added));
        events.publishEvent(new MailboxChanged(added));
        events.publishEvent(new PlacesChanged(caller, "Mailbox " + added.address() + " added"));
        return added;
    }

    @Transactional
    public Mailbox change(Caller caller, MailboxId id, @Nullable Integer expected, Wanted wanted) {
        Mailbox before = get(caller, id);
        IfMatch.check(expected, before.version(), before);
        if (!wanted.entity().equals(before.entity()) && isUsed(id)) {
            throw Problem.field("entity_id", "cannot change: the mail this mailbox holds is filed in its legal entity");
        }
        try {
            int changed = sql.sql("""
                            update mailbox set name = :name, address = :address, aliases = :aliases, entity_id = :entity,
                                kind = :kind, settings = :settings::jsonb, secrets = :secrets, default_stream = :stream,
                                version = version + 1
                            where id = :id and version = :version
                            """)
                    .param("id", id.value())
                    .param("version", before.version())
                    .params(columns(wanted, sealed(id).map(this::readable).orElse(Map.of())))
                    .update();
            IfMatch.check(before.version(), changed == 1 ? before.version() : -1, before);
        } catch (DuplicateKeyException sameAddress) {
            throw MailError.MAILBOX_EXISTS.problem();
        }
        Mailbox after = get(id);
        audit.record(
                caller, new Audit.Change("mailbox.changed", "mailbox", id.toString(), after.entity(), before, after));
        events.publishEvent(new MailboxChanged(after));
        if (!Objects.equals(before.defaultStream(), after.defaultStream())
                || !before.entity().equals(after.entity())) {
            events.publishEvent(new PlacesChanged(caller, "Mailbox " + after.address() + " changed"));
        }
        return after;
    }

    /** All mailboxes by address, held until the transaction ends: none of them is changed by others meanwhile. */
    public List<Mailbox> hold() {
        sql.sql("select id from mailbox order by id for no key update")
                .query(UUID.class)
                .list();
        return visibleTo(Caller.SYSTEM);
    }

    /**
     * Says where the mailbox's mail goes and whose it is. The mailbox must be held, and must not hold mail when its legal entity
     * changes.
     */
    @Transactional
    public void place(Caller caller, Mailbox before, EntityId entity, @Nullable String stream) {
        sql.sql(
                        "update mailbox set default_stream = :stream, entity_id = :entity, version = version + 1 where id = :id")
                .param("stream", stream)
                .param("entity", entity.value())
                .param("id", before.id().value())
                .update();
        audit.record(
                caller,
                new Audit.Change(
                        "mailbox.changed", "mailbox", before.id().toString(), entity, before, get(before.id())));
    }

    /** Only a mailbox that never held mail can go: what it holds must stay accounted for. */
    @Transactional
    public void remove(Caller caller, MailboxId id) {
        Mailbox before = get(caller, id);
        if (isUsed(id)) {
            throw MailError.MAILBOX_IN_USE.problem();
        }
        sql.sql("delete from mailbox where id = :id").param("id", id.value()).update();
        audit.record(
                caller, new Audit.Change("mailbox.removed", "mailbox", id.toString(), before.entity(), before, null));
        events.publishEvent(new PlacesChanged(caller, "Mailbox " + before.address() + " removed"));
    }

    /** Whether mail ever came by it. Then it stays, and with its legal entity. */
    public boolean isUsed(MailboxId id) {
        return sql.sql("""
                        select exists (select from placement where mailbox_id = :id)
                            or exists (select from import_run where mailbox_id = :id)
                        """).param("id", id.value()).query(Boolean.class).single();
    }

    public List<Mailbox> visibleTo(Caller caller) {
        return sql.sql(COLUMNS + " where :all or entity_id = any(:entities) order by lower(address)")
                .params(caller.grants())
                .query(row())
                .list();
    }

    @Override
    public void mustBeThere(Caller caller, Object id) {
        if (id instanceof MailboxId mailbox) {
            get(caller, mailbox);
        }
    }

    public Mailbox get(Caller caller, MailboxId id) {
        return sql.sql(COLUMNS + " where id = :id and (:all or entity_id = any(:entities))")
                .param("id", id.value())
                .params(caller.grants())
                .query(row())
                .optional()
                .orElseThrow(MailError.MAILBOX_NOT_FOUND::problem);
    }

    /** For work that no user asked for. */
    public Mailbox get(MailboxId id) {
        return find(id).orElseThrow(MailError.MAILBOX_NOT_FOUND::problem);
    }

    /** For work that no user asked for. */
    public Optional<Mailbox> find(MailboxId id) {
        return sql.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(row())
                .optional();
    }

    public Optional<Mailbox> find(Caller caller, String address) {
        return sql.sql(COLUMNS + " where lower(address) = lower(:address) and (:all or entity_id = any(:entities))")
                .param("address", address.strip())
                .params(caller.grants())
                .query(row())
                .optional();
    }

    /** Every mailbox that some server feeds. */
    public List<Mailbox> withServer() {
        return sql.sql(COLUMNS + " where kind <> 'import' order by id")
                .query(row())
                .list();
    }

    /** Every address, lower-case, that belongs to the group itself: its mailboxes and their aliases. */
    public List<String> ownAddresses() {
        return sql.sql("select distinct lower(unnest(aliases || address)) from mailbox order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /**
     * Opened for the adapter that speaks to the server; never for an answer.
     *
     * @throws IllegalStateException when they were sealed with another key
     */
    public Map<String, String> secrets(MailboxId id) {
        return sealed(id).map(this::opened).orElse(Map.of());
    }

    private Optional<String> sealed(MailboxId id) {
        return sql.sql("select secrets from mailbox where id = :id and secrets is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** How the last look at the server ended; a null error means well. */
    public void synced(MailboxId id, @Nullable String error) {
        sql.sql("update mailbox set synced_at = :now, sync_error = :error where id = :id")
                .param("id", id.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("error", error)
                .update();
    }

    /** Somebody wants a look at the server. Holds the mailbox until the transaction ends. */
    void wantSync(MailboxId id) {
        sql.sql("update mailbox set sync_wanted = sync_wanted + 1 where id = :id")
                .param("id", id.value())
                .update();
    }

    /** How often a look was wanted. Holds the mailbox until the transaction ends; empty when it is gone. */
    Optional<Long> syncsWanted(MailboxId id) {
        return sql.sql("select sync_wanted from mailbox where id = :id for no key update")
                .param("id", id.value())
                .query(Long.class)
                .optional();
    }

    private Map<String, @Nullable Object> columns(Wanted wanted, Map<String, String> present) {
        Map<String, String> secrets = new TreeMap<>(present);
        secrets.putAll(wanted.secrets());
        secrets.values().removeIf(String::isEmpty);
        Map<String, @Nullable Object> columns = new TreeMap<>();
        columns.put("name", wanted.name());
        columns.put("address", wanted.address());
        columns.put(
                "aliases",
                wanted.aliases().stream()
                        .map(alias -> alias.toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
        columns.put("entity", wanted.entity().value());
        columns.put("kind", wanted.kind().key());
        columns.put("settings", json.writeValueAsString(wanted.settings()));
        columns.put("secrets", secrets.isEmpty() ? null : secretBox.seal(json.writeValueAsString(secrets)));
        columns.put("stream", wanted.defaultStream());
        return columns;
    }

    /** Secrets sealed with another key are as good as not set: the mailbox is shown, and can be given new ones. */
    private Map<String, String> readable(String secrets) {
        try {
            return opened(secrets);
        } catch (IllegalStateException anotherKey) {
            return Map.of();
        }
    }

    private Map<String, String> opened(String secrets) {
        return json.readValue(secretBox.open(secrets), new TypeReference<TreeMap<String, String>>() {});
    }

    private RowMapper<Mailbox> row() {
        return (row, n) -> {
            String secrets = row.getString("secrets");
            OffsetDateTime synced = row.getObject("synced_at", OffsetDateTime.class);
            return new Mailbox(
                    new MailboxId(row.getObject("id", UUID.class)),
                    row.getString("name"),
                    row.getString("address"),
                    Arrays.asList((String[]) row.getArray("aliases").getArray()),
                    new EntityId(row.getObject("entity_id", UUID.class)),
                    MailboxKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    json.readValue(row.getString("settings"), new TypeReference<Map<String, Object>>() {}),
                    secrets == null ? List.of() : List.copyOf(readable(secrets).keySet()),
                    row.getString("default_stream"),
                    synced == null ? null : synced.toInstant(),
                    row.getString("sync_error"),
                    row.getInt("version"));
        };
    }
}
