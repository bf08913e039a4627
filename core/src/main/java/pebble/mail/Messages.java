package pebble.mail;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Sha256;
import pebble.mime.Address;
import pebble.mime.Mail;
import pebble.mime.Quotes;
import pebble.mime.SafeHtml;
import pebble.mime.Subjects;
import pebble.shared.PublicId;
import tools.jackson.databind.json.JsonMapper;

/** The store of messages: what senders sent, each once. */
@Component
class Messages {
    private static final int REFERENCES = 1_000;

    /** Full-text search needs the beginning of a text, not all of a pasted log file. */
    private static final int FINDABLE = 20_000;

    /** A message and its texts in one go: texts are kept only of what was not held. */
    private static final String INSERT = """
            with fresh as (
                insert into message (id, identity, message_id, subject, subject_root, is_reply, from_name, from_email, to_list,
                    cc_list, reply_to, participants, references_list, thread_root, date, received_at, first_sha256, attachments,
                    attachment_count, traits, invitation, has_html, has_remote_images, defect, findable)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb, ?, ?, ?,
                    to_tsvector('simple', ?))
                on conflict (identity) do nothing
                returning id)
            insert into message_text (message_id, text, reply_text, newest_text) select id, ?, ?, ? from fresh
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final JsonMapper json;

    Messages(JdbcTemplate jdbc, JdbcClient sql, JsonMapper json) {
        this.jdbc = jdbc;
        this.sql = sql;
        this.json = json;
    }

    /** A message about to be kept, unless one of this identity is held. */
    record Draft(Sha256 identity, Sha256 sha256, Mail mail) {}

    /** Keeps each message once and answers, by identity, which message each draft is. */
    Map<Sha256, MessageId> keep(List<Draft> drafts, Instant now) {
        Map<Sha256, Draft> byIdentity =
                drafts.stream().collect(toMap(Draft::identity, d -> d, (first, again) -> first));
        Map<Sha256, MessageId> known = new HashMap<>(find(byIdentity.keySet()));
        // In key order, so that two imports of the same mail wait for each other instead of deadlocking.
        List<New> fresh = byIdentity.values().stream()
                .filter(d -> !known.containsKey(d.identity()))
                .sorted(Comparator.comparing(Draft::identity))
                .map(d -> new New(PublicId.fresh(now), d, texts(d.mail())))
                .toList();
        if (fresh.isEmpty()) {
            return known;
        }
        int[] inserted = insert(inArrivalOrder(fresh, drafts), now);
        if (Arrays.stream(inserted).anyMatch(count -> count == 0)) {
            // Somebody else brought some of them in the meantime.
            return find(byIdentity.keySet());
        }
        fresh.forEach(n -> known.put(n.draft().identity(), new MessageId(n.id())));
        return known;
    }

    private record New(UUID id, Draft draft, Message.Texts texts) {}

    private Map<Sha256, MessageId> find(Set<Sha256> identities) {
        return sql
                .sql("select identity, id from message where identity = any(:identities)")
                .param("identities", identities.stream().map(Sha256::bytes).toArray(byte[][]::new))
                .query((row, n) -> Map.entry(
                        Sha256.ofDigest(row.getBytes("identity")), new MessageId(row.getObject("id", UUID.class))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Message.Texts texts(Mail mail) {
        String reply = Quotes.replyText(mail);
        return new Message.Texts(mail.text(), reply, Quotes.withoutSignature(reply));
    }

    private int[] insert(List<New> fresh, Instant now) {
        int[][] counts = jdbc.batchUpdate(INSERT, fresh, fresh.size(), (row, message) -> {
            Mail mail = message.draft().mail();
            Address from =
                    mail.from().isEmpty() ? new Address("", "") : mail.from().getFirst();
            row.setObject(1, message.id());
            row.setBytes(2, message.draft().identity().bytes());
            row.setString(3, mail.messageId());
            row.setString(4, mail.subject());
            row.setString(5, Subjects.root(mail.subject()));
            row.setBoolean(6, Subjects.isReply(mail.subject()));
            row.setString(7, from.name());
            row.setString(8, from.email());
            row.setString(9, json.writeValueAsString(mail.to()));
            row.setString(10, json.writeValueAsString(mail.cc()));
            row.setString(11, json.writeValueAsString(mail.replyTo()));
            row.setArray(
                    12,
                    row.getConnection()
                            .createArrayOf("text", Participants.of(mail).toArray()));
            row.setArray(13, row.getConnection().createArrayOf("text", references(mail)));
            row.setString(14, mail.threadRoot());
            row.setObject(15, mail.date() == null ? null : mail.date().atOffset(ZoneOffset.UTC));
            row.setObject(16, now.atOffset(ZoneOffset.UTC));
            row.setBytes(17, message.draft().sha256().bytes());
            row.setString(18, json.writeValueAsString(mail.attachments()));
            row.setInt(19, (int)
                    mail.attachments().stream().filter(a -> !a.inline()).count());
            row.setArray(
                    20,
                    row.getConnection()
                            .createArrayOf(
                                    "text",
                                    mail.traits().stream()
                                            .map(Enum::name)
                                            .sorted()
                                            .toArray(String[]::new)));
            row.setString(21, mail.invitation() == null ? null : json.writeValueAsString(mail.invitation()));
            row.setBoolean(22, !mail.html().isEmpty());
            row.setBoolean(23, SafeHtml.remoteImages(mail) > 0);
            row.setString(24, mail.defect());
            Message.Texts texts = message.texts();
            row.setString(25, findable(mail, texts));
            row.setString(26, texts.text());
            row.setString(27, texts.replyText().equals(texts.text()) ? null : texts.replyText());
            row.setString(28, texts.newestText().equals(texts.replyText()) ? null : texts.newestText());
        });
        return counts[0];
    }

    /** Their numbers (seq) follow the order in which the source brought them. */
    private static List<New> inArrivalOrder(List<New> fresh, List<Draft> drafts) {
        Map<Sha256, Integer> place = new HashMap<>();
        for (int i = 0; i < drafts.size(); i++) {
            place.putIfAbsent(drafts.get(i).identity(), i);
        }
        List<New> ordered = new ArrayList<>(fresh);
        ordered.sort(Comparator.comparing(n -> place.get(n.draft().identity())));
        return ordered;
    }

    /** The nearest ones; a mail that names more is somebody's attack. */
    private static Object[] references(Mail mail) {
        int surplus = Math.max(0, mail.references().size() - REFERENCES);
        return mail.references().subList(surplus, mail.references().size()).toArray();
    }

    private static String findable(Mail mail, Message.Texts texts) {
        String people = Stream.of(mail.from(), mail.to())
                .flatMap(List::stream)
                .limit(20)
                .map(a -> a.name() + " " + a.email())
                .collect(joining(" "));
        String whole = mail.subject() + "\n" + people + "\n" + texts.replyText();
        return whole.length() <= FINDABLE ? whole : whole.substring(0, FINDABLE);
    }
}
