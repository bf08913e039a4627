package pebble.connectors.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.jspecify.annotations.Nullable;
import pebble.connectors.imap.FolderChoice.Listed;
import pebble.mail.MailSource.SourceUnavailable;

/** A signed-in connection to an account. One folder is open at a time. */
final class ImapConnection implements AutoCloseable {
    private final ImapAccount account;
    private final IMAPStore store;

    private ImapConnection(ImapAccount account, IMAPStore store) {
        this.account = account;
        this.store = store;
    }

    static ImapConnection open(ImapAccount account, ImapSettings settings) {
        if (account.security() == ImapAccount.Security.NONE
                && !AccountCheck.mayBePlain(account.host(), settings.plainHosts())) {
            throw new SourceUnavailable(
                    "Without encryption only a server on this machine is read. Set security to tls or starttls.",
                    new IllegalStateException("plain connection refused"));
        }
        if (account.secret().isEmpty()) {
            throw new SourceUnavailable(
                    "No " + account.auth().secretName()
                            + " is set for this mailbox. Enter it in the mailbox's settings.",
                    new IllegalStateException("no secret"));
        }
        try {
            IMAPStore store = (IMAPStore)
                    Session.getInstance(properties(account, settings)).getStore("imap");
            store.connect(account.host(), account.port(), account.username(), account.secret());
            return new ImapConnection(account, store);
        } catch (MessagingException | RuntimeException failure) {
            throw ImapTrouble.translated(account, failure);
        }
    }

    private static Properties properties(ImapAccount account, ImapSettings settings) {
        Properties told = new Properties();
        told.put("mail.imap.connectiontimeout", millis(settings.connectTimeout().toMillis()));
        told.put("mail.imap.timeout", millis(settings.answerTimeout().toMillis()));
        told.put("mail.imap.writetimeout", millis(settings.answerTimeout().toMillis()));
        told.put("mail.imap.connectionpoolsize", "1");
        told.put("mail.imap.auth.mechanisms", account.auth() == ImapAccount.Auth.XOAUTH2 ? "XOAUTH2" : "PLAIN LOGIN");
        told.put("mail.imap.ssl.enable", String.valueOf(account.security() == ImapAccount.Security.TLS));
        told.put("mail.imap.starttls.enable", String.valueOf(account.security() == ImapAccount.Security.STARTTLS));
        told.put("mail.imap.starttls.required", String.valueOf(account.security() == ImapAccount.Security.STARTTLS));
        told.put("mail.imap.ssl.checkserveridentity", String.valueOf(account.trust() == null));
        if (account.trust() != null) {
            told.put("mail.imap.ssl.socketFactory", PinnedTrust.sockets(account.trust()));
            told.put("mail.imap.ssl.socketFactory.fallback", "false");
        }
        return told;
    }

    private static String millis(long millis) {
        return String.valueOf(Math.clamp(millis, 1, Integer.MAX_VALUE));
    }

    boolean offersIdle() {
        return asked(() -> store.hasCapability("IDLE"));
    }

    /** Every folder that holds mail. */
    List<Listed> folders() {
        return asked(() -> {
            Folder[] all = store.getDefaultFolder().list("*");
            return Arrays.stream(all)
                    .map(IMAPFolder.class::cast)
                    .filter(folder -> asked(() -> (folder.getType() & Folder.HOLDS_MESSAGES) != 0))
                    .map(folder -> asked(() ->
                            new Listed(folder.getFullName(), folder.getSeparator(), Set.of(folder.getAttributes()))))
                    .toList();
        });
    }

    /** @param next the UID that the next mail will get, or -1 when the server does not tell */
    record Numbering(long validity, long next) {}

    Numbering numbering(String folder) {
        return asked(() -> {
            IMAPFolder any = (IMAPFolder) store.getDefaultFolder();
            Status status = (Status)
                    any.doCommand(protocol -> protocol.status(folder, new String[] {"UIDVALIDITY", "UIDNEXT"}));
            return new Numbering(status.uidvalidity, status.uidnext);
        });
    }

    /** @param writable false: the server forgets nothing and changes nothing because of us (EXAMINE) */
    OpenFolder open(String name, boolean writable) {
        return asked(() -> {
            IMAPFolder folder = (IMAPFolder) store.getFolder(name);
            folder.open(writable ? Folder.READ_WRITE : Folder.READ_ONLY);
            return new OpenFolder(account, folder);
        });
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException | RuntimeException alreadyGone) {
            // The connection broke: there is nothing left to close.
        }
    }

    @FunctionalInterface
    interface Question<T extends @Nullable Object> {
        T ask() throws MessagingException;
    }

    private <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (MessagingException | RuntimeException failure) {
            throw ImapTrouble.translated(account, failure);
        }
    }
}
