package pebble.connectors.imap;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An IMAP server with one folder and bad days: each field is one way to misbehave. */
final class BadServer implements AutoCloseable {
    final Map<Long, byte[]> mails = new ConcurrentSkipListMap<>();
    /** Deleted by somebody else between our asking for sizes and our asking for the mails. */
    final Set<Long> deletedMeanwhile = ConcurrentHashMap.newKeySet();
    /** Listed, but the server cannot hand them out. */
    final Set<Long> unreadable = ConcurrentHashMap.newKeySet();
    /** How often the connection still breaks in the middle of a mail. */
    final AtomicInteger breaks = new AtomicInteger();

    volatile boolean literal8;
    volatile boolean chatty;
    volatile boolean silent;
    volatile boolean lyingAboutSizes;
    volatile String refusal = "";
    volatile boolean loggedIn;

    private final ServerSocket socket;
    private final CountDownLatch closed = new CountDownLatch(1);

    BadServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    Map<String, Object> settings() {
        return Map.of(
                "host", "127.0.0.1",
                "port", socket.getLocalPort(),
                "security", "none",
                "username", "sales",
                "password", "hunter2-secret");
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException stopped) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "* OK ready");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ", 2);
                if (!answer(words[0], words[1], out)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The client left, or the test is over.
        }
    }

    private boolean answer(String tag, String command, OutputStream out) throws IOException, InterruptedException {
        String verb =
                command.startsWith("UID ") ? command.substring(0, command.indexOf(' ', 4)) : command.split(" ")[0];
        switch (verb) {
            case "CAPABILITY" -> say(out, "* CAPABILITY IMAP4rev1");
            case "LOGIN" -> {
                loggedIn = true;
                if (!refusal.isEmpty()) {
                    say(out, tag + " NO " + refusal);
                    return true;
                }
            }
            case "LIST" -> say(out, "* LIST () \"/\" INBOX");
            case "STATUS" -> say(out, "* STATUS INBOX (UIDVALIDITY 7 UIDNEXT " + next() + ")");
            case "EXAMINE" -> {
                say(out, "* " + mails.size() + " EXISTS");
                say(out, "* OK [UIDVALIDITY 7] valid");
                say(out, "* OK [UIDNEXT " + next() + "] next");
            }
            case "UID SEARCH" ->
                say(
                        out,
                        "* SEARCH"
                                + String.join(
                                        "",
                                        mails.keySet().stream()
                                                .map(uid -> " " + uid)
                                                .toList()));
            case "UID FETCH" -> {
                return fetch(tag, command.split(" ")[2], command.contains("BODY"), out);
            }
            case "LOGOUT" -> {
                say(out, "* BYE");
                say(out, tag + " OK");
                return false;
            }
            default -> {}
        }
        say(out, tag + " OK done");
        return true;
    }

    private boolean fetch(String tag, String set, boolean bodies, OutputStream out)
            throws IOException, InterruptedException {
        if (silent) {
            closed.await();
        }
        if (bodies) {
            mails.keySet().removeAll(deletedMeanwhile);
        }
        long[] uids = Arrays.stream(set.split(",")).mapToLong(Long::parseLong).toArray();
        for (long uid : uids) {
            byte[] raw = mails.get(uid);
            if (raw == null) {
                continue;
            }
            if (chatty) {
                say(out, "* OK Still here");
                say(out, "* 1 FETCH (FLAGS (\\Recent))");
                say(out, "* WHATEVER ((( }{");
            }
            if (!bodies) {
                say(out, "* 1 FETCH (UID " + uid + " RFC822.SIZE " + (lyingAboutSizes ? 10 : raw.length) + ")");
            } else if (unreadable.contains(uid)) {
                say(out, tag + " NO [SERVERBUG] hunter2-secret could not be read");
                return true;
            } else if (breaks.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                out.write(literal(uid, raw), 0, 60);
                out.flush();
                return false;
            } else {
                out.write(literal(uid, raw));
            }
        }
        say(out, tag + " OK done");
        return true;
    }

    private byte[] literal(long uid, byte[] raw) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.write(("* 1 FETCH (UID " + uid + " BODY[] " + (literal8 ? "~" : "") + "{" + raw.length + "}\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        answer.write(raw);
        answer.write(")\r\n".getBytes(StandardCharsets.US_ASCII));
        return answer.toByteArray();
    }

    private long next() {
        return mails.keySet().stream().mapToLong(uid -> uid).max().orElse(0) + 1;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
