package pebble.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far each folder of each mailbox has been read. Moved in the transaction that accepted the mail. */
@Component
public class MailCursors {
    private final JdbcClient sql;
    private final Clock clock;

    MailCursors(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<Arrival.Uid> find(MailboxId mailbox, String folder) {
        return sql.sql(
                        "select uid_validity, last_uid from mail_cursor where mailbox_id = :mailbox and folder = :folder")
                .param("mailbox", mailbox.value())
                .param("folder", folder)
                .query((row, n) -> new Arrival.Uid(row.getLong("uid_validity"), row.getLong("last_uid")))
                .optional();
    }

    public void move(MailboxId mailbox, String folder, Arrival.Uid to) {
        sql.sql("""
                        insert into mail_cursor (mailbox_id, folder, uid_validity, last_uid, updated_at)
                        values (:mailbox, :folder, :validity, :uid, :now)
                        on conflict (mailbox_id, folder) do update set uid_validity = excluded.uid_validity,
                            last_uid = excluded.last_uid, updated_at = excluded.updated_at
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", folder)
                .param("validity", to.validity())
                .param("uid", to.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The folder was numbered anew and has been read again: placements under the old numbers no longer say anything. */
    public void forgetOldNumbers(MailboxId mailbox, String folder, long validity) {
        sql.sql("""
                        delete from placement where mailbox_id = :mailbox and folder = :folder and uid_validity <> :validity
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", folder)
                .param("validity", validity)
                .update();
    }
}
