package pebble.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Mails that a server holds and that could not be brought: too large, or refused by the server itself. Reading goes on behind
 * them; reconciliation lists them as missing with the reason, and its repair tries them again.
 */
@Component
public class LeftOut {
    private final JdbcClient sql;
    private final Clock clock;

    LeftOut(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void note(MailboxId mailbox, MailSource.Held mail, String reason) {
        sql.sql("""
                        insert into mail_left_out (mailbox_id, folder, uid_validity, uid, reason, at)
                        values (:mailbox, :folder, :validity, :uid, :reason, :now)
                        on conflict (mailbox_id, folder, uid_validity, uid) do update set reason = excluded.reason, at = excluded.at
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", mail.folder())
                .param("validity", mail.uid().validity())
                .param("uid", mail.uid().value())
                .param("reason", reason)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** They came after all, or the server has them no more. */
    public void settle(MailboxId mailbox, List<MailSource.Held> mails) {
        sql.sql("""
                        delete from mail_left_out l
                        using unnest(:folder::text[], :validity::bigint[], :uid::bigint[]) as m (folder, uid_validity, uid)
                        where l.mailbox_id = :mailbox and l.folder = m.folder and l.uid_validity = m.uid_validity
                            and l.uid = m.uid
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", mails.stream().map(MailSource.Held::folder).toArray(String[]::new))
                .param("validity", mails.stream().map(m -> m.uid().validity()).toArray(Long[]::new))
                .param("uid", mails.stream().map(m -> m.uid().value()).toArray(Long[]::new))
                .update();
    }

    /** The folder was numbered anew and has been read again. */
    public void forgetOldNumbers(MailboxId mailbox, String folder, long validity) {
        sql.sql("""
                        delete from mail_left_out
                        where mailbox_id = :mailbox and folder = :folder and uid_validity <> :validity
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", folder)
                .param("validity", validity)
                .update();
    }

    /** Why each is not here. */
    public Map<MailSource.Held, String> reasons(MailboxId mailbox) {
        Map<MailSource.Held, String> reasons = new HashMap<>();
        sql.sql("select folder, uid_validity, uid, reason from mail_left_out where mailbox_id = :mailbox")
                .param("mailbox", mailbox.value())
                .query(row -> {
                    Arrival.Uid uid = new Arrival.Uid(row.getLong("uid_validity"), row.getLong("uid"));
                    reasons.put(new MailSource.Held(row.getString("folder"), uid), row.getString("reason"));
                });
        return reasons;
    }
}
