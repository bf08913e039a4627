package pebble.connectors.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * Stands between a client and a real store and has moods: it cuts connections in the middle, loses answers, asks to slow down. What it
 * passes on it does not change, so that signatures hold. Each request has a connection of its own.
 */
public final class BadDays implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\r?$");

    private final URI store;
    private final ServerSocket door;
    private final Deque<Mood> moods = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);

    public BadDays(URI store) throws IOException {
        this.store = store;
        this.door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    /** @param requests matched against lines such as {@code PUT /bucket/key?partNumber=2} */
    private record Mood(Pattern requests, String name) {}

    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** The next so many requests that match find it in this mood. */
    public synchronized BadDays next(int times, String requests, String mood) {
        for (int n = 0; n < times; n++) {
            moods.add(new Mood(Pattern.compile(requests), mood));
        }
        return this;
    }

    /** It is in no mood any more. */
    public synchronized BadDays well() {
        moods.clear();
        return this;
    }

    /** Method and address of each request, in order. */
    public List<String> requests() {
        return requests;
    }

    public long count(String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        return requests.stream().filter(line -> wanted.matcher(line).find()).count();
    }

    private synchronized String moodFor(String line) {
        Mood mood = moods.stream()
                .filter(one -> one.requests().matcher(line).find())
                .findFirst()
                .orElse(null);
        if (mood == null) {
            return "well";
        }
        moods.remove(mood);
        return mood.name();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            String line = head.substring(0, head.indexOf(" HTTP/"));
            requests.add(line);
            if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
                client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            }
            serve(client, in, head, moodFor(line));
        } catch (IOException broken) {
            // The other side hung up, which is what this is about.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Socket client, InputStream in, String head, String mood)
            throws IOException, InterruptedException {
        long length = length(head);
        switch (mood) {
            case "hangs up" -> in.skipNBytes(length / 2);
            case "says nothing" -> over.await();
            case "slow down" -> refuse(client, in, length, "503 Slow Down", "SlowDown");
            case "fails" -> refuse(client, in, length, "500 Internal Server Error", "InternalError");
            case "full" -> refuse(client, in, length, "507 Insufficient Storage", "XMinioStorageFull");
            case "loses the answer" -> ask(in, head, length);
            case "cuts the answer" -> {
                byte[] answer = ask(in, head, length);
                client.getOutputStream().write(answer, 0, answer.length * 2 / 3);
            }
            case "spoils the answer" -> {
                byte[] answer = ask(in, head, length);
                answer[answer.length - 1] ^= 1;
                client.getOutputStream().write(answer);
            }
            default -> client.getOutputStream().write(ask(in, head, length));
        }
    }

    /** Reads the request to its end first, as a server does that has seen enough of it. */
    private static void refuse(Socket client, InputStream in, long length, String status, String code)
            throws IOException {
        in.skipNBytes(length);
        String body = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>Not today.</Message><RequestId>1</RequestId></Error>";
        client.getOutputStream()
                .write(("HTTP/1.1 " + status
                                + "\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: "
                                + body.length() + "\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private byte[] ask(InputStream body, String head, long length) throws IOException {
        try (Socket real = new Socket(store.getHost(), store.getPort())) {
            OutputStream out = real.getOutputStream();
            String once = head.replaceAll("(?im)^(connection|expect):.*\r\n", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            out.write(once.getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = new byte[1 << 16];
            for (long left = length; left > 0; ) {
                int read = body.read(piece, 0, (int) Math.min(piece.length, left));
                if (read < 0) {
                    throw new EOFException();
                }
                out.write(piece, 0, read);
                left -= read;
            }
            out.flush();
            return real.getInputStream().readAllBytes();
        }
    }

    private static long length(String head) {
        var told = LENGTH.matcher(head);
        return told.find() ? Long.parseLong(told.group(1)) : 0;
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int last = 0, c = in.read(); c >= 0; c = in.read()) {
            head.write(c);
            last = last << 8 | c;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    @Override
    public void close() {
        over.countDown();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
