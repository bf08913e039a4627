package pebble.connectors.imap;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import pebble.mail.Mailbox;
import pebble.mail.MailboxId;
import pebble.mail.MailboxKind;
import pebble.mail.MailboxLocks;
import pebble.mail.MailboxSync;
import pebble.mail.Mailboxes;

/**
 * Keeps a {@link Watch} on every IMAP mailbox, following mailboxes as they are added, changed and removed. Of several processes
 * one does it; when it dies another takes over.
 */
@Component
@ConditionalOnProperty(name = "db-scheduler.enabled", matchIfMissing = true)
class Watching implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final ImapSettings settings;
    private final Mailboxes mailboxes;
    private final MailboxSync sync;
    private final MailboxLocks locks;
    private final Map<Watched, Watch> watches = new ConcurrentHashMap<>();
    private boolean told;
    private MailboxLocks.@Nullable Lock office;
    private @Nullable Thread thread;

    Watching(ImapSettings settings, Mailboxes mailboxes, MailboxSync sync, MailboxLocks locks) {
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.sync = sync;
        this.locks = locks;
    }

    /** A changed mailbox is watched anew. */
    private record Watched(MailboxId mailbox, int version) {}

    @Override
    public synchronized void start() {
        // Not a virtual thread: an interrupt would close the database's connection under it.
        thread = Thread.ofPlatform().daemon().name("imap-watching").start(this::run);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (true) {
                look();
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            leaveOffice();
        }
    }

    private void look() {
        try {
            if (office != null && !office.stillHeld()) {
                leaveOffice();
            }
            if (office == null) {
                office = locks.tryLock("imap-watching").orElse(null);
            }
            if (office != null) {
                follow();
            }
            told = false;
        } catch (RuntimeException passing) {
            // Most often the database is away. Polling goes on without the watch; the next look may succeed.
            if (!told) {
                LOG.warn("IMAP mailboxes cannot be followed for the moment", passing);
                told = true;
            }
        }
    }

    private void follow() {
        Map<Watched, Mailbox> present = new HashMap<>();
        for (Mailbox mailbox : mailboxes.withServer()) {
            if (mailbox.kind() == MailboxKind.IMAP && !mailbox.paused()) {
                present.put(new Watched(mailbox.id(), mailbox.version()), mailbox);
            }
        }
        Set<Watched> gone = new HashSet<>(watches.keySet());
        gone.removeAll(present.keySet());
        gone.forEach(watched -> Objects.requireNonNull(watches.remove(watched)).close());
        present.forEach((watched, mailbox) -> watches.computeIfAbsent(watched, fresh -> watch(mailbox)));
    }

    Set<MailboxId> watched() {
        return watches.keySet().stream().map(Watched::mailbox).collect(Collectors.toSet());
    }

    private Watch watch(Mailbox mailbox) {
        ImapAccount account = ImapAccount.of(mailbox, mailboxes.secrets(mailbox.id()));
        return Watch.start(account, settings, () -> sync.soon(mailbox));
    }

    private void leaveOffice() {
        watches.values().forEach(Watch::close);
        watches.clear();
        if (office != null) {
            office.close();
            office = null;
        }
    }
}
