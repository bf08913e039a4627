package pebble.connectors.imap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Dovecot of our own: a child process on loopback ports, its configuration and mail in a folder that goes with it. */
final class DovecotServer implements AutoCloseable {
    static final String PASSWORD = "correct-horse";
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final byte[] TOKEN_KEY = "the key that signs tokens in tests".getBytes(StandardCharsets.UTF_8);

    private final Path folder;
    private final int port = freePort();
    private final int tlsPort = freePort();
    private Process process;

    private DovecotServer(Path folder) throws IOException {
        this.folder = folder;
        configure();
        start();
    }

    static DovecotServer start(Path folder) throws IOException {
        assumeTrue(
                Files.isExecutable(PROGRAM),
                "Dovecot is not installed; ./pebble test installs it where it may, else: apt-get install dovecot-imapd");
        return new DovecotServer(folder);
    }

    private void configure() throws IOException {
        boolean root = "root".equals(System.getProperty("user.name"));
        String user = System.getProperty("user.name");
        // The mail processes run as another user than root, which Dovecot refuses.
        open(folder);
        open(Files.createDirectories(folder.resolve("mail")));
        Path key = Files.createDirectories(folder.resolve("keys/default/HS256")).resolve("default");
        Files.writeString(key, Base64.getEncoder().encodeToString(TOKEN_KEY));
        run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=mail.ours.example",
                "-keyout",
                folder.resolve("key.pem").toString(),
                "-out",
                folder.resolve("cert.pem").toString());
        Files.writeString(folder.resolve("oauth2.conf"), """
                introspection_mode = local
                local_validation_key_dict = fs:posix:prefix=%s/keys/
                username_attribute = sub
                """.formatted(folder));
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = DIR/run
                state_dir = DIR/state
                log_path = DIR/log
                protocols = imap
                listen = 127.0.0.1
                default_internal_user = INTERNAL
                default_login_user = LOGIN
                ssl = yes
                ssl_cert = <DIR/cert.pem
                ssl_key = <DIR/key.pem
                first_valid_uid = 1
                auth_mechanisms = plain login xoauth2
                auth_failure_delay = 0
                mail_max_userip_connections = 50
                mail_location = maildir:~/Maildir:LAYOUT=fs
                namespace inbox {
                  inbox = yes
                  separator = /
                  mailbox Rubbish {
                    special_use = \\Trash
                    auto = create
                  }
                  mailbox Entwürfe {
                    special_use = \\Drafts
                    auto = create
                  }
                }
                passdb {
                  driver = static
                  mechanisms = plain login
                  args = password=PASSWORD
                }
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2
                  args = DIR/oauth2.conf
                }
                userdb {
                  driver = static
                  args = uid=MAIL home=DIR/mail/%u allow_all_users=yes
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = PORT
                  }
                  inet_listener imaps {
                    port = SECURE
                    ssl = yes
                  }
                }
                service anvil {
                  chroot =
                }
                """.replace("DIR", folder.toString())
                .replace("INTERNAL", root ? "dovecot" : user)
                .replace("LOGIN", root ? "dovenull" : user)
                .replace("MAIL", root ? "nobody gid=nogroup" : user)
                .replace("PASSWORD", PASSWORD)
                .replace("PORT", String.valueOf(port))
                .replace("SECURE", String.valueOf(tlsPort)));
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        PROGRAM.toString(),
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        ImapCast.until(() -> answers(port));
    }

    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    int tlsPort() {
        return tlsPort;
    }

    Map<String, Object> settings(String address, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "host", "127.0.0.1",
                "port", port,
                "security", "none",
                "username", address,
                "password", PASSWORD));
        settings.putAll(more);
        return settings;
    }

    /** A token as an identity provider would sign it. */
    String token(String address) throws GeneralSecurityException {
        long now = Instant.now().getEpochSecond();
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString("{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
                        .formatted(address, now - 60, now + 3_600)
                        .getBytes(StandardCharsets.UTF_8));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TOKEN_KEY, "HmacSHA256"));
        return signed + "." + base64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    /** As a delivery agent puts mail into a Maildir: whole, under a name of its own, by a rename. */
    void deliver(String address, String mailFolder, byte[] raw) {
        try {
            Path maildir = maildir(address, mailFolder);
            for (String part : List.of("tmp", "new", "cur")) {
                open(Files.createDirectories(maildir.resolve(part)));
            }
            for (Path each = maildir; !each.equals(folder.resolve("mail")); each = each.getParent()) {
                open(each);
            }
            Path written = Files.write(maildir.resolve("tmp").resolve(UUID.randomUUID() + ".test"), raw);
            Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-rw-rw-"));
            Files.move(written, maildir.resolve("new").resolve(written.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags that Dovecot has written on the mails' files: S where one was seen. */
    List<String> flags(String address, String mailFolder) throws IOException {
        try (Stream<Path> read = Files.list(maildir(address, mailFolder).resolve("cur"))) {
            return read.map(file -> file.getFileName().toString().replaceFirst("^.*:2,", ""))
                    .toList();
        }
    }

    /** Takes Dovecot's own books of a folder away: it numbers the mails anew, under another UIDVALIDITY. */
    void loseNumbers(String address, String mailFolder) throws IOException {
        try (Stream<Path> books = Files.list(maildir(address, mailFolder))) {
            for (Path book : books.toList()) {
                String name = book.getFileName().toString();
                if (name.equals("dovecot-uidlist") || name.startsWith("dovecot.index")) {
                    Files.delete(book);
                }
            }
        }
    }

    private Path maildir(String address, String mailFolder) {
        Path root = folder.resolve("mail").resolve(address).resolve("Maildir");
        return mailFolder.equals("INBOX") ? root : root.resolve(mailFolder);
    }

    private static void open(Path path) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(String... words) throws IOException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException(words[0] + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(int port) {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
