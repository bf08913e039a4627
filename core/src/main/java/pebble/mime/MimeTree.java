package pebble.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a mail as a tree. Nothing is dropped: below {@link #DEEPEST} levels a multipart stays one leaf, after
 * {@link #MOST_PARTS} leaves the rest of the mail is one leaf, a multipart without parts yields its preamble, lines among the
 * headers that are none begin the body. A message within the mail stays one leaf.
 */
final class MimeTree {
    private static final int DEEPEST = 200;
    private static final int MOST_PARTS = 10_000;
    private static final MimeConfig LENIENT = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderCount(-1)
            .setMaxHeaderLen(-1)
            .setMaxContentLen(-1)
            .build();

    private static final Pattern BOUNDARY_LINE = Pattern.compile(
            "^--([^\\s\"\\\\-][^\\s\"\\\\]{3,199}|-{4,}[^\\s\"\\\\-][^\\s\"\\\\]{3,199})[ \\t]*\\r?\\n[A-Za-z-]+:",
            Pattern.MULTILINE);

    private final RawFields rawFields = new RawFields();
    private final MimeTokenStream tokens =
            new MimeTokenStream(LENIENT, DecodeMonitor.SILENT, rawFields, new LenientDescriptor(null));
    private final Deque<Node> open = new ArrayDeque<>();
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream(0);
    private int leaves;
    private boolean rereading;
    private @Nullable String charsetHint;

    private MimeTree() {}

    /** A part whose end has not been seen. */
    private static final class Node {
        final List<Field> fields = new ArrayList<>();
        final List<Part> parts = new ArrayList<>();
        List<Header> headers = List.of();
        String type = "text/plain";

        @Nullable
        String charset;

        byte[] stray = {};
        byte[] bytes = {};
        boolean whole;
    }

    static Part read(InputStream mail) {
        return new MimeTree().parse(mail);
    }

    private Part parse(InputStream mail) {
        open.push(new Node());
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            tokens.parse(mail);
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                accept(state);
            }
        } catch (IOException | MimeException | IllegalStateException cut) {
            // Only a damaged transfer encoding comes here; what was read so far is what can be read.
            while (open.size() > 2) {
                close();
            }
        }
        while (open.size() > 1) {
            close();
        }
        Node top = open.pop();
        return top.parts.isEmpty()
                ? new Part(List.of(), "text/plain", null, null, new byte[0], List.of())
                : top.parts.getFirst();
    }

    private void accept(EntityState state) throws IOException {
        switch (state) {
            case T_START_MESSAGE, T_START_BODYPART -> open.push(new Node());
            case T_FIELD -> open.element().fields.add(tokens.getField());
            case T_END_HEADER -> endHeader();
            case T_START_MULTIPART -> describe(tokens.getBodyDescriptor());
            case T_PREAMBLE -> open.element().bytes = tokens.getInputStream().readAllBytes();
            case T_BODY -> body();
            case T_END_MESSAGE, T_END_BODYPART -> close();
            default -> {}
        }
    }

    private void endHeader() {
        Node node = open.element();
        node.headers = HeaderText.of(node.fields);
        if (charsetHint == null) {
            charsetHint = HeaderText.charset(node.fields);
        }
        node.stray = rawFields.takeStray();
        node.whole = open.size() > DEEPEST || leaves >= MOST_PARTS;
        tokens.setRecursionMode(node.whole ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
    }

    private void describe(BodyDescriptor descriptor) {
        Node node = open.element();
        node.type = descriptor.getMimeType().toLowerCase(Locale.ROOT);
        node.charset = descriptor.getCharset();
    }

    private void body() throws IOException {
        describe(tokens.getBodyDescriptor());
        Node node = open.element();
        var bytes = new ByteArrayOutputStream(1024);
        bytes.writeBytes(node.stray);
        try (InputStream decoded = tokens.getDecodedInputStream()) {
            decoded.transferTo(bytes);
        }
        node.bytes = bytes.toByteArray();
        leaves++;
    }

    private Part withRest(Part whole) {
        List<Part> parts = new ArrayList<>(whole.parts());
        parts.add(new Part(List.of(), "application/octet-stream", null, null, rest.toByteArray(), List.of()));
        return new Part(whole.fields(), whole.type(), whole.charset(), charsetHint, whole.bytes(), List.copyOf(parts));
    }

    private void close() {
        Node node = open.pop();
        List<Part> parts = node.parts;
        if (leaves > MOST_PARTS && parts.isEmpty() && open.size() > 1) {
            rest.writeBytes(node.bytes);
            return;
        }
        String type = node.type;
        boolean unparted = parts.isEmpty() && type.startsWith("multipart/") && !node.whole;
        if (unparted) {
            parts = misnamed(node);
            type = parts.isEmpty() ? "text/plain" : type;
        }
        byte[] bytes = parts.isEmpty() ? node.bytes : new byte[0];
        open.element().parts.add(new Part(node.headers, type, node.charset, charsetHint, bytes, List.copyOf(parts)));
    }

    /** The parts of a multipart whose boundary is not the one that its header names: the first line that looks like one is. */
    private List<Part> misnamed(Node node) {
        String preamble = new String(node.bytes, StandardCharsets.ISO_8859_1);
        Matcher actual = BOUNDARY_LINE.matcher(preamble);
        if (rereading || !actual.find()) {
            return List.of();
        }
        String header = "Content-Type: " + node.type + "; boundary=\"" + actual.group(1) + "\"\n\n";
        var again = new MimeTree();
        again.rereading = true;
        again.charsetHint = charsetHint;
        return again.parse(new ByteArrayInputStream((header + preamble).getBytes(StandardCharsets.ISO_8859_1)))
                .parts();
    }
}
