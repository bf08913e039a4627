package pebble.connectors.imap;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.connectors.imap.FolderChoice.Listed;

/**
 * Watches one account by IDLE, on a connection of its own, until it is closed: the INBOX, or the first folder that is read.
 * Other folders are looked at by polling, since IDLE tells of one folder only.
 */
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final ImapAccount account;
    private final ImapSettings settings;
    private final Runnable newMail;
    private final Thread thread;

    private Watch(ImapAccount account, ImapSettings settings, Runnable newMail) {
        this.account = account;
        this.settings = settings;
        this.newMail = newMail;
        this.thread = Thread.ofVirtual().name("imap-watch " + account.name()).unstarted(this::run);
    }

    /** @param newMail told after every sign of new mail, and once at each new connection for what came in between */
    static Watch start(ImapAccount account, ImapSettings settings, Runnable newMail) {
        Watch watch = new Watch(account, settings, newMail);
        watch.thread.start();
        return watch;
    }

    /** Interrupting a virtual thread closes the socket it reads from. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        Duration retry = FIRST_RETRY;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!watch()) {
                    return;
                }
                retry = FIRST_RETRY;
            } catch (RuntimeException broken) {
                // The job that reads the mailbox meets the same trouble and shows it.
                LOG.debug("watch={} ended: {}", account.name(), broken.getMessage());
                if (!pause(retry)) {
                    return;
                }
                retry = retry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? retry.multipliedBy(2) : LAST_RETRY;
            }
        }
    }

    /** One connection's life. False when the server offers no IDLE or has no folder to watch: then there is only polling. */
    private boolean watch() {
        try (ImapConnection connection = ImapConnection.open(account, settings)) {
            List<Listed> folders = FolderChoice.chosen(connection.folders(), account.folders());
            if (folders.isEmpty() || !connection.offersIdle()) {
                return false;
            }
            try (OpenFolder folder = connection.open(folders.getFirst().name(), false)) {
                folder.onNewMail(this::tell);
                newMail.run();
                idle(folder);
            }
        }
        return true;
    }

    private void tell() {
        try {
            newMail.run();
        } catch (RuntimeException databaseAway) {
            // The next poll finds the mail.
            LOG.debug("watch={} could not tell of new mail: {}", account.name(), databaseAway.getMessage());
        }
    }

    private void idle(OpenFolder folder) {
        while (!Thread.currentThread().isInterrupted()) {
            Thread alarm = Thread.ofVirtual().start(() -> {
                if (pause(settings.idleRenewal())) {
                    renew(folder);
                }
            });
            try {
                folder.idle();
            } finally {
                alarm.interrupt();
            }
        }
    }

    private static void renew(OpenFolder folder) {
        try {
            folder.wake();
        } catch (MessagingException | RuntimeException broken) {
            // The thread that waits in IDLE learns of it as well.
            LOG.debug("IDLE could not be renewed: {}", broken.getClass().getSimpleName());
        }
    }

    private static boolean pause(Duration duration) {
        try {
            Thread.sleep(duration);
            return true;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
