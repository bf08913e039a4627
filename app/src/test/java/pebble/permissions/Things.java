package pebble.permissions;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.board.BoardCast;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;
import pebble.shared.PublicId;

/** The cast of the permission matrix: users of entity A with some streams, and what path parameters can name in A and elsewhere. */
@TestComponent
class Things {
    private static final Set<String> STREAMS = Set.of("sales", "operations");

    private final JdbcClient jdbc;
    private final BoardCast cast;
    private final Environment environment;
    private final TestUsers users;
    private final EntityId ours;
    private final EntityId theirs;
    private final Map<String, Thing> all = new HashMap<>();

    Things(JdbcClient jdbc, BoardCast cast, Environment environment) {
        this.cast = cast;
        this.environment = environment;
        this.jdbc = jdbc;
        users = new TestUsers(jdbc);
        ours = users.entity("Ours");
        theirs = users.entity("Theirs");
        register(
                "/api/v1/users/{id}",
                user -> users.user("Someone", Role.VIEWER, Set.of(ours), STREAMS)
                        .caller()
                        .id()
                        .toString());
        register("/api/v1/entities/{id}", user -> users.entity("Some entity").toString());
        register("/api/v1/tokens/{id}", this::token, () -> Map.of("another user's", token(user(Role.ADMIN))));
        register(
                "/api/v1/auth/sessions/{id}", this::session, () -> Map.of("another user's", session(user(Role.ADMIN))));
        var mail = new MailThings(this::admin);
        register(
                "/api/v1/mailboxes/{id}",
                user -> mail.mailbox(ours, "sales"),
                () -> Map.of("a mailbox of another entity", mail.theirs(theirs).mailbox()));
        register(
                "/api/v1/imports/{id}",
                user -> mail.ours(ours).importId(),
                () -> Map.of("an import of another entity", mail.theirs(theirs).importId()));
        register(
                "/api/v1/messages/{id}",
                user -> mail.ours(ours).message(),
                () -> Map.of(
                        "a message of another entity", mail.theirs(theirs).message(),
                        "a message on a card of a stream not granted",
                                mail.elsewhere(ours).message()));
        register(
                "/api/v1/suggestions/{id}",
                user -> suggestion(ours, mail.ours(ours), mail.oursToo(ours)),
                () -> Map.of(
                        "a suggestion of another entity",
                        suggestion(theirs, mail.theirs(theirs), mail.theirsToo(theirs))));
        var documents = new DocumentThings(this::admin);
        register(
                "/api/v1/documents/{id}",
                user -> documents.of(ours),
                () -> Map.of("a document of another entity", documents.of(theirs)));
        register(
                "/api/v1/jobs/{id}",
                user -> givenUp(documents.of(ours)),
                () -> Map.of("a job of another entity's document", givenUp(documents.of(theirs))));
        register("/api/v1/companies/{id}", user -> mail.company());
        register("/api/v1/cards/{id}", user -> card(ours, "sales"), this::foreignCards);
        register("/api/v1/boards/{stream}", user -> "sales", () -> Map.of("a stream not granted", "quality"));
        register("/api/v1/streams/{key}", user -> "sales");
        register("/api/v1/router/versions/{version}", user -> "1");
        register("/api/v1/classification/models/{number}", user -> "1");
        register("/api/v1/undo/{activityId}", user -> act(card(ours, "sales")), () -> {
            Map<String, String> acts = new HashMap<>();
            foreignCards().forEach((why, card) -> acts.put("an act on " + why, act(card)));
            return acts;
        });
    }

    private String card(EntityId entity, String stream) {
        return cast.card(entity, stream, "A card of the matrix").id().toString();
    }

    private Map<String, String> foreignCards() {
        return Map.of(
                "a card of another entity", card(theirs, "sales"),
                "a card of a stream not granted", card(ours, "quality"));
    }

    /** Something done to the card that can be undone. */
    private String act(String card) {
        return admin().post("/api/v1/cards/" + card + "/archive", Map.of()).at("/activity_id");
    }

    private Http admin() {
        return Http.at(environment.getRequiredProperty("local.server.port", Integer.class))
                .as(cast.admin);
    }

    private void register(String noun, Function<TestUser, String> own) {
        register(noun, own, Map::of);
    }

    private void register(String noun, Function<TestUser, String> own, Supplier<Map<String, String>> foreign) {
        all.put(noun, new Thing() {
            @Override
            public String own(TestUser user) {
                return own.apply(user);
            }

            @Override
            public Map<String, String> foreign(TestUser user) {
                return foreign.get();
            }
        });
    }

    /** A step of the document that was given up. */
    private String givenUp(String document) {
        return PublicId.format(
                "job",
                jdbc.sql("""
                                update processing_jobs set status = 'failed', error = 'matrix', worker = null
                                where document_id = :document and job_type = 'language' returning id
                                """)
                        .param("document", PublicId.parse("doc", document).orElseThrow())
                        .query(UUID.class)
                        .single());
    }

    /** To merge the two, or to split what an earlier role merged. */
    private String suggestion(EntityId entity, MailThings.Mail one, MailThings.Mail other) {
        UUID message = PublicId.parse("msg", one.message()).orElseThrow();
        jdbc.sql("delete from thread_suggestion where message_id = :message")
                .param("message", message)
                .update();
        return PublicId.format(
                "sug",
                jdbc.sql("""
                                insert into thread_suggestion (id, entity_id, kind, message_id, other_message_id, reason, created_at)
                                select :id, :entity, case count(distinct thread_id) when 1 then 'split' else 'merge' end, :message, :other,
                                    'matrix', now()
                                from filing where entity_id = :entity and message_id in (:message, :other)
                                returning id
                                """)
                        .param("id", PublicId.fresh(Instant.now()))
                        .param("entity", entity.value())
                        .param("message", message)
                        .param("other", PublicId.parse("msg", other.message()).orElseThrow())
                        .query(UUID.class)
                        .single());
    }

    private String token(TestUser user) {
        return PublicId.format(
                "tok",
                jdbc.sql("insert into api_token (id, hash, user_id, name, created_at)"
                                + " values (:id, sha256(:id::text::bytea), :user, 'matrix', now()) returning id")
                        .param("id", PublicId.fresh(Instant.now()))
                        .param("user", user.caller().id().value())
                        .query(UUID.class)
                        .single());
    }

    private String session(TestUser user) {
        return PublicId.format(
                "ses",
                jdbc.sql("""
                                insert into session (id_hash, handle, user_id, csrf_token, created_at, last_seen, expires_at,
                                                     address, agent)
                                values (sha256(:handle::text::bytea), :handle, :user, 'x', now(), now(), now() + interval '1 day',
                                        '127.0.0.1', 'matrix')
                                returning handle
                                """)
                        .param("handle", PublicId.fresh(Instant.now()))
                        .param("user", user.caller().id().value())
                        .query(UUID.class)
                        .single());
    }

    TestUser user(Role role) {
        return users.user("One " + role, role, Set.of(ours), STREAMS);
    }

    boolean knows(String noun) {
        return all.containsKey(noun);
    }

    Thing get(String noun) {
        return Optional.ofNullable(all.get(noun))
                .orElseThrow(() -> new AssertionError("Things has no fixture for " + noun));
    }
}
