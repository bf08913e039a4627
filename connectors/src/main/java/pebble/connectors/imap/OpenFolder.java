package pebble.connectors.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * A folder, asked by UID only: message numbers shift when somebody deletes mail while we read. Commands are written out, since
 * what the library offers for messages would decode them, and Pebble keeps the bytes as they are.
 */
final class OpenFolder implements AutoCloseable {
    private final ImapAccount account;
    private final IMAPFolder folder;

    OpenFolder(ImapAccount account, IMAPFolder folder) {
        this.account = account;
        this.folder = folder;
    }

    /** RFC 3501, 2.3.1.1: while it stays the same, a UID means the same mail. */
    long validity() {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException | RuntimeException failure) {
            throw ImapTrouble.translated(account, failure);
        }
    }

    /** What lies here from this UID on, ascending. */
    long[] uidsFrom(long first) {
        LongStream.Builder found = LongStream.builder();
        // "n:*" names the last mail even where its UID is below n (RFC 3501, 6.4.8).
        for (Response response : command("UID SEARCH UID " + first + ":*")) {
            if (response instanceof IMAPResponse untagged && untagged.keyEquals("SEARCH")) {
                for (long uid = untagged.readLong(); uid >= 0; uid = untagged.readLong()) {
                    found.add(uid);
                }
            }
        }
        return found.build().filter(uid -> uid >= first).sorted().distinct().toArray();
    }

    /** How many bytes each is said to have; what is gone has no entry. */
    Map<Long, Long> sizes(List<Long> uids) {
        Map<Long, Long> sizes = new HashMap<>();
        for (Response response : command("UID FETCH " + set(uids) + " (UID RFC822.SIZE)")) {
            if (response instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                RFC822SIZE size = fetched.getItem(RFC822SIZE.class);
                if (uid != null && size != null) {
                    sizes.put(uid.uid, size.size);
                }
            }
        }
        sizes.keySet().retainAll(uids);
        return sizes;
    }

    /** The mails byte by byte, without marking them as seen; what the server did not hand out has no entry. */
    Map<Long, byte[]> bodies(List<Long> uids) {
        Map<Long, byte[]> bodies = new HashMap<>();
        for (Response response : answers("UID FETCH " + set(uids) + " (UID BODY.PEEK[])")) {
            if (response instanceof FetchResponse fetched) {
                UID uid = fetched.getItem(UID.class);
                BODY body = fetched.getItem(BODY.class);
                if (uid != null && body != null && body.getByteArray() != null) {
                    bodies.put(uid.uid, body.getByteArray().getNewBytes());
                }
            }
        }
        bodies.keySet().retainAll(uids);
        return bodies;
    }

    void markSeen(List<Long> uids) {
        answers("UID STORE " + set(uids) + " +FLAGS.SILENT (\\Seen)");
    }

    /**
     * Waits in IDLE until somebody ends it by {@link #wake}. Notices of new mail reach the listener meanwhile.
     *
     * @throws pebble.mail.MailSource.SourceUnavailable when the connection ends
     */
    void idle() {
        try {
            folder.idle();
        } catch (MessagingException | RuntimeException failure) {
            throw ImapTrouble.translated(account, failure);
        }
    }

    /** Ends an IDLE and asks whether the server is still there. */
    void wake() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    void onNewMail(Runnable listener) {
        folder.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                listener.run();
            }
        });
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | RuntimeException alreadyGone) {
            // The connection broke: there is nothing left to close.
        }
    }

    private Response[] command(String command) {
        return run(command, true);
    }

    /** As {@link #command}, but a refusal is an answer too: what was handed out before it counts. */
    private Response[] answers(String command) {
        return run(command, false);
    }

    private Response[] run(String command, boolean mustSucceed) {
        try {
            return (Response[]) folder.doCommand(protocol -> {
                Response[] responses = protocol.command(command, null);
                protocol.notifyResponseHandlers(responses);
                Response last = responses[responses.length - 1];
                if (mustSucceed || last.isBYE()) {
                    protocol.handleResult(last);
                }
                return responses;
            });
        } catch (MessagingException | RuntimeException failure) {
            throw ImapTrouble.translated(account, failure);
        }
    }

    private static String set(List<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
