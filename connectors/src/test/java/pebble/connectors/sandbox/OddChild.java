package pebble.connectors.sandbox;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import pebble.reading.PageText;
import pebble.reading.Word;

/** A process that a file has taken over: it does what the name of the file says. */
final class OddChild {
    private final OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
    private final Answers answers = new Answers(out);

    private OddChild() {}

    static void main() throws Exception {
        OddChild child = new OddChild();
        child.answers.ready();
        try (DataInputStream in = new DataInputStream(System.in)) {
            while (true) {
                child.answer(Question.from(in));
            }
        }
    }

    private void answer(Question question) throws Exception {
        Path file = question.file();
        switch (file.getFileName().toString()) {
            case "loops" -> loop();
            case "eats" -> eat();
            case "dies" -> Runtime.getRuntime().halt(1);
            case "dies once" -> {
                if (first(file)) {
                    Runtime.getRuntime().halt(1);
                }
                read(file, "Read by the second");
            }
            case "hangs once" -> {
                if (first(file)) {
                    loop();
                }
                read(file, "Read by the second");
            }
            case "meets" -> meet(file);
            case "finds a full disk" -> {
                System.err.println("java.nio.file.FileSystemException at com.example.Writing.write(Writing.java:1)");
                Runtime.getRuntime().halt(Answers.FAULTY);
            }
            case "is stopped" -> Runtime.getRuntime().halt(143);
            case "makes nothing" -> answers.made(false);
            case "makes another's file" -> {
                Path target = ((Question.Layer) question).target();
                Files.delete(target);
                Files.createSymbolicLink(target, Files.writeString(file, "%PDF- of somebody else"));
                answers.made(false);
            }
            case "makes too much" -> {
                try (RandomAccessFile target = new RandomAccessFile(
                        ((Question.Layer) question).target().toFile(), "rw")) {
                    target.writeBytes("%PDF-");
                    target.setLength(Limits.FILE + 1);
                }
                answers.made(false);
            }
            case "makes it" -> {
                Question.Layer layer = (Question.Layer) question;
                Files.writeString(layer.target(), "%PDF-" + layer.seen());
                answers.made(false);
            }
            case "tells its surroundings" -> answers.refused(surroundings(), false);
            case "tells its friends" -> answers.refused(connections(Files.readString(file)), false);
            case "answers unknown" -> say(9, 0, 0);
            case "answers other pages" -> page(new PageText(7, 1, 1, "", List.of(), false));
            case "answers a negative length" -> say(Answers.REFUSED, -1, 0);
            case "answers a giant text" -> {
                new DataOutputStream(out).writeByte(Answers.REFUSED);
                new DataOutputStream(out).writeInt(Integer.MAX_VALUE);
                out.flush();
                loop();
            }
            case "answers a word elsewhere" ->
                page(new PageText(1, 1, 1, "one", List.of(new Word(0, 4, 0, 0, 0, 0, 1)), false));
            case "answers a place elsewhere" ->
                page(new PageText(1, 1, 1, "one", List.of(new Word(0, 3, 0, Float.NaN, 0, 0, 1)), false));
            case "answers another type" -> answers.read("text/html\r\nSet-Cookie: a=b", false, false);
            case "answers half" -> {
                say(Answers.LOCKED);
                Runtime.getRuntime().halt(0);
            }
            default -> read(file, "Read");
        }
    }

    private void read(Path file, String text) throws IOException {
        answers.page(new PageText(1, 595, 842, text, List.of(new Word(0, 4, 0.1f, 0.1f, 0.2f, 0.05f, 1)), false));
        answers.read("text/plain", false, false);
    }

    private void page(PageText page) throws IOException {
        answers.page(page);
        answers.read("text/plain", false, false);
    }

    private void say(int kind, int... numbers) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeByte(kind);
        for (int number : numbers) {
            data.writeInt(number);
        }
        data.flush();
    }

    private static boolean first(Path file) throws IOException {
        boolean first = Files.size(file) == 0;
        Files.writeString(file, "been here");
        return first;
    }

    /** Two meet when both are there before either has ended. */
    private void meet(Path file) throws IOException {
        Files.createTempFile(file.getParent(), "met", "");
        while (true) {
            try (var there = Files.list(file.getParent())) {
                if (there.filter(f -> f.getFileName().toString().startsWith("met"))
                                .count()
                        >= 2) {
                    break;
                }
            }
        }
        read(file, "They met");
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void loop() {
        while (true) {
            Thread.onSpinWait();
        }
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void eat() {
        List<long[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new long[1 << 20]);
        }
    }

    private static String surroundings() throws IOException {
        try (var files = Files.list(Path.of(""))) {
            return "variables " + new TreeSet<>(System.getenv().keySet()) + " files " + files.count();
        }
    }

    private static String connections(String port) {
        return "reached " + reaches(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)));
    }

    private static boolean reaches(InetSocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            return channel.isConnected();
        } catch (IOException unreachable) {
            return false;
        }
    }
}
