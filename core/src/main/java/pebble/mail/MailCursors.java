package pebble.mail;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each folder of each mailbox has been read: by account, folder, UIDVALIDITY and UID. Moved in the transaction that
 * accepted the mail.
 */
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

    public void move(MailboxId mailbox, String account, String folder, Arrival.Uid to) {
        sql.sql("""
                        insert into mail_cursor (mailbox_id, account, folder, uid_validity, last_uid, updated_at)
                        values (:mailbox, :account, :folder, :validity, :uid, :now)
                        on conflict (mailbox_id, folder) do update set account = excluded.account,
                            uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
                            updated_at = excluded.updated_at
                        """)
                .param("mailbox", mailbox.value())
                .param("account", account)
                .param("folder", folder)
                .param("validity", to.validity())
                .param("uid", to.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * The folder was numbered anew and has been read again: what lies in it under a new number needs its old one no more. What
     * the server lost with the old numbers keeps its placement, since the mailbox did hold it.
     */
    @Transactional
    public void forgetOldNumbers(MailboxId mailbox, String folder, long validity) {
        sql.sql("""
                        delete from placement old
                        where old.mailbox_id = :mailbox and old.folder = :folder
                            and (old.uid_validity < :validity or old.uid_validity > :validity)
                            and exists (select from placement renumbered
                                where renumbered.mailbox_id = :mailbox and renumbered.message_id = old.message_id
                                    and renumbered.folder = :folder and renumbered.uid_validity = :validity)
                        """)
                .param("mailbox", mailbox.value())
                .param("folder", folder)
                .param("validity", validity)
                .update();
    }

    /**
     * The mailbox is read from another account than before, whose numbers may by chance be the same: the old ones are set aside
     * under UIDVALIDITYs that no server gives, and every folder is read from its beginning.
     */
    @Transactional
    public void settle(MailboxId mailbox, String account) {
        int left = sql.sql("delete from mail_cursor where mailbox_id = :mailbox and account <> :account")
                .param("mailbox", mailbox.value())
                .param("account", account)
                .update();
        if (left > 0) {
            sql.sql("""
                            update placement set uid_validity = -(:now * 4294967296 + uid_validity)
                            where mailbox_id = :mailbox and uid_validity > 0
                            """)
                    .param("now", clock.instant().getEpochSecond())
                    .param("mailbox", mailbox.value())
                    .update();
            sql.sql("delete from mail_left_out where mailbox_id = :mailbox")
                    .param("mailbox", mailbox.value())
                    .update();
        }
    }
}
