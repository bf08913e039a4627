package pebble.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.FieldBuilder;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.BufferRecycler;
import org.apache.james.mime4j.util.ByteArrayBuffer;
import org.apache.james.mime4j.util.RecycledByteArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Builds header fields for the tokeniser and keeps the lines among them that are none, which the tokeniser would drop: they may
 * be the beginning of a body whose blank line is missing.
 */
final class RawFields implements FieldBuilder {
    /** What RFC 5322 allows and anybody uses: a sentence, a rule of CSS or a line of JSON is no header. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7E&&[^\\[\\](){}<>@,;:\\\\\"]]+[ \\t]*:");

    /** After one of these, the header has gone on: stray lines before it did not begin the body. */
    private static final Pattern KNOWN = Pattern.compile(
            "(?i)from|to|cc|subject|date|sender|reply-to|message-id|in-reply-to|references|mime-version|received"
                    + "|content-.+|x-.+|list-.+|return-path|delivered-to|dkim-signature");

    private static final int LONGEST_NAME = 1_000;

    private final RecycledByteArrayBuffer line = new RecycledByteArrayBuffer(new BufferRecycler(), 1024);
    private final ByteArrayOutputStream stray = new ByteArrayOutputStream(0);

    @Override
    public void reset() {
        line.clear();
    }

    @Override
    public void append(ByteArrayBuffer more) {
        if (more != null) {
            line.append(more.buffer(), 0, more.length());
        }
    }

    @Override
    public @Nullable RawField build() throws MimeException {
        byte[] raw = line.toByteArray();
        if (raw.length == 0) {
            return null;
        }
        if (!NAME.matcher(new String(raw, 0, Math.min(raw.length, LONGEST_NAME), StandardCharsets.ISO_8859_1))
                .lookingAt()) {
            stray.writeBytes(raw);
            stray.write('\n');
            throw new MimeException("Not a header field");
        }
        RawField field = RawFieldParser.DEFAULT.parseField(new ByteArrayBuffer(raw, raw.length, true));
        if (KNOWN.matcher(field.getName()).matches()) {
            stray.reset();
        }
        return field;
    }

    @Override
    public RecycledByteArrayBuffer getRaw() {
        return line;
    }

    @Override
    public void release() {
        line.release();
    }

    /** The lines at the end of a header that were no fields. */
    byte[] takeStray() {
        byte[] taken = stray.toByteArray();
        stray.reset();
        return taken;
    }
}
