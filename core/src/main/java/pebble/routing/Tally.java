package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pebble.classifier.Intents;
import pebble.mail.MailboxId;
import pebble.mail.MessageId;
import pebble.router.Judgement;
import pebble.router.RuleId;

/** Counts, by the hour, which rules held and where the mail of each mailbox went. */
@Component
class Tally {
    private static final Duration KEPT = Duration.ofDays(31);

    private final JdbcClient sql;
    private final Clock clock;

    Tally(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Line(UUID mailbox, String kind, String key) {
        static final Comparator<Line> ORDER =
                Comparator.comparing(Line::mailbox).thenComparing(Line::kind).thenComparing(Line::key);
    }

    /** @param boards the board of each message that is not noise */
    void count(List<Looked> messages, Map<MessageId, String> boards) {
        // In one order always, so that two who count at once wait for each other and no more.
        Map<Line, Integer> lines = new TreeMap<>(Line.ORDER);
        for (Looked one : messages) {
            UUID mailbox = one.mailbox().id().value();
            lines.merge(new Line(mailbox, "went", boards.getOrDefault(one.message(), Intents.NOISE)), 1, Integer::sum);
            for (Judgement.Reason reason : one.rules().reasons()) {
                lines.merge(new Line(mailbox, "rule", reason.rule().toString()), 1, Integer::sum);
            }
        }
        sql.sql("""
                        insert into routing_tally as t (hour, mailbox_id, kind, key, n)
                        select :hour, l.mailbox_id, l.kind, l.key, l.n
                        from unnest(:mailboxes::uuid[], :kinds::text[], :keys::text[], :counts::int[])
                            as l (mailbox_id, kind, key, n)
                        on conflict (hour, mailbox_id, kind, key) do update set n = t.n + excluded.n
                        """)
                .param("hour", clock.instant().truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
                .param("mailboxes", lines.keySet().stream().map(Line::mailbox).toArray(UUID[]::new))
                .param("kinds", lines.keySet().stream().map(Line::kind).toArray(String[]::new))
                .param("keys", lines.keySet().stream().map(Line::key).toArray(String[]::new))
                .param("counts", lines.values().toArray(Integer[]::new))
                .update();
    }

    /** Of the hours that began within the last 24, and within the last 30 days. */
    record Count(int lastDay, int lastMonth) {
        static final Count NONE = new Count(0, 0);

        Count and(Count other) {
            return new Count(lastDay + other.lastDay, lastMonth + other.lastMonth);
        }
    }

    /** @param went of each mailbox, by the key of a board or {@code noise} */
    record Counts(Map<String, Count> rules, Map<MailboxId, Map<String, Count>> went) {
        Count rule(RuleId rule) {
            return rules.getOrDefault(rule.toString(), Count.NONE);
        }

        Map<String, Count> went(MailboxId mailbox) {
            return went.getOrDefault(mailbox, Map.of());
        }
    }

    /** What came through these mailboxes. */
    Counts counts(Collection<MailboxId> mailboxes) {
        Map<String, Count> rules = new HashMap<>();
        Map<MailboxId, Map<String, Count>> went = new HashMap<>();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        sql.sql("""
                        select mailbox_id, kind, key, coalesce(sum(n) filter (where hour > :day), 0) as last_day, sum(n) as last_month
                        from routing_tally where hour > :month and mailbox_id = any(:mailboxes)
                        group by mailbox_id, kind, key order by key
                        """)
                .param("day", now.minusDays(1))
                .param("month", now.minusDays(30))
                .param("mailboxes", mailboxes.stream().map(MailboxId::value).toArray(UUID[]::new))
                .query(row -> {
                    var count = new Count(row.getInt("last_day"), row.getInt("last_month"));
                    if (row.getString("kind").equals("rule")) {
                        rules.merge(row.getString("key"), count, Count::and);
                    } else {
                        went.computeIfAbsent(
                                        new MailboxId(row.getObject("mailbox_id", UUID.class)),
                                        mailbox -> new TreeMap<>())
                                .put(row.getString("key"), count);
                    }
                });
        return new Counts(rules, went);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        sql.sql("delete from routing_tally where hour < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
