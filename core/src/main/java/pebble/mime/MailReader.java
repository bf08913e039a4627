package pebble.mime;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a mail says, however broken it is. Never throws; time and memory are linear in the size of the mail. What cannot be
 * read as a mail is told by {@link Mail#defect}, with whatever text it holds.
 */
public final class MailReader {
    private static final String NO_HEADERS = "It has no headers";
    private static final String EMPTY = "It is empty";
    private static final String BROKEN_MSG = "It is an Outlook file that cannot be opened as a mail";
    private static final String BROKEN = "It is too damaged to be read";

    private MailReader() {}

    /** Reads a mail in RFC 5322 form or as Outlook's {@code .msg}. */
    public static Mail read(byte[] raw) {
        return open(raw).mail();
    }

    /** The decoded bytes of the attachment with this number, empty when the mail has none such. */
    public static Optional<byte[]> attachment(byte[] raw, int n) {
        List<byte[]> attachments = attachments(raw);
        return n < 1 || n > attachments.size() ? Optional.empty() : Optional.of(attachments.get(n - 1));
    }

    /** The decoded bytes of all attachments, in their order: the mail is read once. */
    public static List<byte[]> attachments(byte[] raw) {
        return enclosures(raw).stream().map(Enclosure::bytes).toList();
    }

    static List<Enclosure> enclosures(byte[] raw) {
        return open(raw).contents().enclosures();
    }

    /** A mail with the bytes of its attachments. */
    private record Opened(
            List<Header> fields,
            Contents contents,
            String hash,
            @Nullable String defect) {
        Mail mail() {
            return assembled(fields, contents, hash, defect);
        }
    }

    private static Opened open(byte[] raw) {
        try {
            return OutlookMsg.isOne(raw) ? outlook(raw) : internet(raw);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // Its bytes are kept; the defect sends it to quarantine, where a person sees it.
            return unread(raw, BROKEN);
        }
    }

    private static Opened outlook(byte[] raw) {
        OutlookMsg message = OutlookMsg.open(raw);
        return message == null
                ? unread(new byte[0], BROKEN_MSG, ContentHash.sha256(raw))
                : new Opened(message.fields(), message.contents(), ContentHash.sha256(raw), null);
    }

    private static Opened internet(byte[] raw) {
        byte[] lines = LineEnds.readable(raw);
        int start = Prologue.end(lines);
        if (start == lines.length) {
            return unread(raw, EMPTY);
        }
        Part root = MimeTree.read(new ByteArrayInputStream(lines, start, lines.length - start));
        if (root.fields().isEmpty()) {
            return unread(raw, NO_HEADERS);
        }
        return new Opened(root.fields(), Bodies.of(root), ContentHash.of(root), null);
    }

    private static Opened unread(byte[] raw, String defect) {
        return unread(raw, defect, ContentHash.sha256(raw));
    }

    private static Opened unread(byte[] shown, String defect, String hash) {
        String text = isBinary(shown) ? "" : CleanText.clean(Charsets.guess(shown));
        var contents = new Contents(text, "", List.of(), EnumSet.noneOf(Trait.class), null, null);
        return new Opened(List.of(), contents, hash, defect);
    }

    private static boolean isBinary(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Mail assembled(List<Header> fields, Contents contents, String hash, @Nullable String defect) {
        List<String> inReplyTo = MessageIds.of(joined(fields, "In-Reply-To", " "));
        List<String> references = MessageIds.of(joined(fields, "References", " "));
        return new Mail(
                MessageIds.own(first(fields, "Message-ID")),
                MessageIds.joined(references, inReplyTo),
                inReplyTo,
                MessageIds.conversation(first(fields, "Thread-Index")),
                HeaderText.decoded(first(fields, "Subject")),
                addresses(fields, "From"),
                addresses(fields, "Reply-To"),
                addresses(fields, "To"),
                addresses(fields, "Cc"),
                Dates.parse(first(fields, "Date")),
                fields.stream()
                        .map(f -> new Header(f.name(), HeaderText.decoded(f.value())))
                        .toList(),
                contents.text(),
                contents.html(),
                numbered(contents.enclosures()),
                Set.copyOf(contents.traits()),
                contents.report(),
                contents.invitation(),
                hash,
                defect);
    }

    private static List<Attachment> numbered(List<Enclosure> enclosures) {
        List<Attachment> attachments = new ArrayList<>(enclosures.size());
        for (Enclosure enclosure : enclosures) {
            attachments.add(enclosure.numbered(attachments.size() + 1));
        }
        return List.copyOf(attachments);
    }

    private static List<Address> addresses(List<Header> fields, String name) {
        return Addresses.of(joined(fields, name, ", "));
    }

    private static String first(List<Header> fields, String name) {
        return fields.stream()
                .filter(f -> f.is(name) && !f.value().isBlank())
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    private static String joined(List<Header> fields, String name, String separator) {
        return String.join(
                separator,
                fields.stream().filter(f -> f.is(name)).map(Header::value).toList());
    }
}
