package pebble.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.KnownStreams;
import pebble.identity.Role;
import pebble.shared.IfMatch;
import pebble.shared.Page;
import pebble.shared.Problem;

/** The mailboxes over HTTP. Secrets go in and never come out. */
@RestController
@RequestMapping("/api/v1/mailboxes")
class MailboxesApi {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>\"]+@[^@\\s<>\"]+");
    /** Settings whose values are secrets, whatever the kind. */
    private static final Set<String> SECRETS = Set.of("password", "access_token", "refresh_token", "client_secret");

    private final Mailboxes mailboxes;
    private final MailboxSync sync;
    private final MailSources sources;
    private final Reconciliation reconciliation;
    private final ObjectProvider<KnownStreams> streams;

    MailboxesApi(
            Mailboxes mailboxes,
            MailboxSync sync,
            MailSources sources,
            Reconciliation reconciliation,
            ObjectProvider<KnownStreams> streams) {
        this.mailboxes = mailboxes;
        this.sync = sync;
        this.sources = sources;
        this.reconciliation = reconciliation;
        this.streams = streams;
    }

    record MailboxBody(
            @Nullable String name,
            @Nullable String address,
            @Nullable List<String> aliases,
            @Nullable EntityId entityId,
            @Nullable String kind,
            @Nullable Map<String, Object> settings,
            @Nullable String defaultStream) {}

    /** What a mailbox shows: secrets by name only. */
    record MailboxView(
            MailboxId id,
            String name,
            String address,
            List<String> aliases,
            EntityId entityId,
            String kind,
            Map<String, Object> settings,
            List<String> secretsSet,
            @Nullable String defaultStream,
            java.time.@Nullable Instant syncedAt,
            @Nullable String syncError,
            int version) {

        static MailboxView of(Mailbox m) {
            return new MailboxView(
                    m.id(),
                    m.name(),
                    m.address(),
                    m.aliases(),
                    m.entity(),
                    m.kind().key(),
                    m.settings(),
                    m.secrets(),
                    m.defaultStream(),
                    m.syncedAt(),
                    m.syncError(),
                    m.version());
        }
    }

    record TestAnswer(
            boolean ok, List<String> folders, @Nullable String message) {}

    record SyncAnswer(boolean scheduled) {}

    record RepairAnswer(int repaired) {}

    @GetMapping
    @Allowed
    Page<MailboxView> list(Caller caller) {
        return new Page<>(
                mailboxes.visibleTo(caller).stream().map(MailboxView::of).toList(), null);
    }

    @PostMapping
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    MailboxView add(Caller caller, @RequestBody MailboxBody body) {
        String address = required("address", body.address());
        return MailboxView.of(mailboxes.add(
                caller,
                wanted(
                        body.name() == null || body.name().isBlank() ? address : body.name(),
                        address,
                        Objects.requireNonNullElse(body.aliases(), List.of()),
                        entity(body.entityId()),
                        kind(Objects.requireNonNullElse(body.kind(), "import")),
                        Objects.requireNonNullElse(body.settings(), Map.of()),
                        stream(body.defaultStream()))));
    }

    @GetMapping("/{id}")
    @Allowed
    MailboxView get(Caller caller, @PathVariable MailboxId id) {
        return MailboxView.of(mailboxes.get(caller, id));
    }

    @PatchMapping("/{id}")
    @Allowed(Role.ADMIN)
    MailboxView change(
            Caller caller,
            @PathVariable MailboxId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MailboxBody body) {
        Mailbox present = mailboxes.get(caller, id);
        Mailboxes.Wanted wanted = wanted(
                Objects.requireNonNullElse(body.name(), present.name()),
                Objects.requireNonNullElse(body.address(), present.address()),
                Objects.requireNonNullElse(body.aliases(), present.aliases()),
                Objects.requireNonNullElse(body.entityId(), present.entity()),
                body.kind() == null ? present.kind() : kind(body.kind()),
                Objects.requireNonNullElse(body.settings(), present.settings()),
                body.defaultStream() == null ? present.defaultStream() : stream(body.defaultStream()));
        return MailboxView.of(mailboxes.change(caller, id, IfMatch.required(ifMatch), wanted));
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable MailboxId id) {
        mailboxes.remove(caller, id);
    }

    @PostMapping("/{id}/test")
    @Allowed({Role.ADMIN, Role.MANAGER})
    TestAnswer test(Caller caller, @PathVariable MailboxId id) {
        try {
            return new TestAnswer(true, sync.test(mailboxes.get(caller, id)), null);
        } catch (MailSource.SourceUnavailable away) {
            return new TestAnswer(false, List.of(), away.getMessage());
        }
    }

    @PostMapping("/{id}/sync")
    @Allowed({Role.ADMIN, Role.MANAGER})
    @ResponseStatus(HttpStatus.ACCEPTED)
    SyncAnswer sync(Caller caller, @PathVariable MailboxId id) {
        sync.soon(mailboxes.get(caller, id));
        return new SyncAnswer(true);
    }

    @GetMapping("/{id}/reconciliation")
    @Allowed({Role.ADMIN, Role.MANAGER})
    Reconciliation.Report reconciliation(Caller caller, @PathVariable MailboxId id) {
        return reconciliation.report(caller, id);
    }

    @PostMapping("/{id}/reconciliation/repair")
    @Allowed({Role.ADMIN, Role.MANAGER})
    RepairAnswer repair(Caller caller, @PathVariable MailboxId id) {
        return new RepairAnswer(reconciliation.repair(caller, id));
    }

    private Mailboxes.Wanted wanted(
            String name,
            String address,
            List<String> aliases,
            EntityId entity,
            MailboxKind kind,
            Map<String, Object> settings,
            @Nullable String stream) {
        checkAddress("address", address);
        aliases.forEach(alias -> checkAddress("aliases", alias));
        Map<String, Object> open = new java.util.TreeMap<>(settings);
        Map<String, String> secrets = new java.util.TreeMap<>();
        open.entrySet().removeIf(setting -> {
            boolean secret = SECRETS.contains(setting.getKey());
            if (secret) {
                secrets.put(setting.getKey(), String.valueOf(setting.getValue()));
            }
            return secret;
        });
        sources.find(kind).ifPresent(source -> source.check(open));
        return new Mailboxes.Wanted(
                name,
                address,
                aliases,
                entity,
                kind,
                open,
                secrets,
                stream == null || stream.isBlank() ? null : stream);
    }

    private static void checkAddress(String field, String address) {
        if (address.length() > 254 || !ADDRESS.matcher(address).matches()) {
            throw Problem.field(field, "must be an e-mail address such as sales@company.com");
        }
    }

    private @Nullable String stream(@Nullable String key) {
        if (key != null
                && !key.isBlank()
                && streams.stream().noneMatch(known -> known.keys().contains(key))) {
            throw Problem.field("default_stream", "there is no board with the key " + key);
        }
        return key;
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.field(field, "is required");
        }
        return value.strip();
    }

    private static EntityId entity(@Nullable EntityId entity) {
        if (entity == null) {
            throw Problem.field("entity_id", "is required: a mailbox belongs to one legal entity");
        }
        return entity;
    }

    private static MailboxKind kind(String key) {
        for (MailboxKind kind : MailboxKind.values()) {
            if (kind.key().equals(key.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw Problem.field("kind", "must be import, imap or graph");
    }
}
