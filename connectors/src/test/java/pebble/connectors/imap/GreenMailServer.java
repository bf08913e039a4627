package pebble.connectors.imap;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** An IMAP server in this JVM, with one account a test. */
final class GreenMailServer implements AutoCloseable {
    static final String PASSWORD = "correct horse";

    private final GreenMail server;

    private GreenMailServer(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        server = new GreenMail(setup);
        server.start();
    }

    static GreenMailServer plain() {
        return new GreenMailServer(0, ServerSetup.PROTOCOL_IMAP);
    }

    static GreenMailServer at(int port) {
        return new GreenMailServer(port, ServerSetup.PROTOCOL_IMAP);
    }

    static GreenMailServer tls() {
        return new GreenMailServer(0, ServerSetup.PROTOCOL_IMAPS);
    }

    int port() {
        return (server.getImap() == null ? server.getImaps() : server.getImap()).getPort();
    }

    /** What a mailbox says of an account here, without encryption. */
    Map<String, Object> settings(String address) {
        return settings(address, Map.of());
    }

    Map<String, Object> settings(String address, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host", "127.0.0.1", "port", port(), "security", "none", "username", address, "password", PASSWORD));
        settings.putAll(more);
        return settings;
    }

    Account account(String address) {
        try {
            GreenMailUser user = server.getUserManager().getUserByEmail(address);
            if (user == null) {
                user = server.getUserManager().createUser(address, address, PASSWORD);
            }
            return new Account(user, server.getManagers().getImapHostManager());
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    record Account(GreenMailUser user, ImapHostManager folders) {

        void deliver(byte[] raw) {
            deliver("INBOX", raw);
        }

        void deliver(String folder, byte[] raw) {
            folder(folder)
                    .appendMessage(
                            GreenMailUtil.newMimeMessage(new ByteArrayInputStream(raw)), new Flags(), new Date());
        }

        MailFolder folder(String name) {
            try {
                MailFolder folder = folders.getFolder(user, name);
                return folder == null ? folders.createMailbox(user, name) : folder;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        void remove(String name) {
            try {
                folders.deleteMailbox(user, name);
            } catch (FolderException | com.icegreen.greenmail.imap.AuthorizationException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean seen(String folder) {
            return folder(folder).getMessages().stream()
                    .allMatch(m -> m.getFlags().contains(Flags.Flag.SEEN));
        }
    }
}
