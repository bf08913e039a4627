package pebble.routing;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pebble.lessons.Verdict;
import pebble.mail.MessageId;
import pebble.router.Judgement;

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
            lines.merge(new Line(mailbox, "went", boards.getOrDefault(one.message(), Verdict.NOISE)), 1, Integer::sum);
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

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        sql.sql("delete from routing_tally where hour < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }
}
