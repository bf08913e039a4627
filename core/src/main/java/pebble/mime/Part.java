package pebble.mime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node of a mail's tree.
 *
 * @param fields unfolded, raw 8-bit decoded, encoded words not yet
 * @param type lower case, e.g. {@code text/plain}
 * @param charsetHint the charset of the headers of the mail, for text that names none
 * @param bytes of a leaf, without its transfer encoding; empty for a multipart
 * @param parts empty for a leaf
 */
record Part(
        List<Header> fields,
        String type,
        @Nullable String charset,
        @Nullable String charsetHint,
        byte[] bytes,
        List<Part> parts) {

    Optional<String> findField(String name) {
        return fields.stream().filter(f -> f.is(name)).map(Header::value).findFirst();
    }

    String field(String name) {
        return findField(name).orElse("");
    }

    /** All values of a header that should occur once but does not always. */
    String fields(String name, String separator) {
        return String.join(
                separator,
                fields.stream().filter(f -> f.is(name)).map(Header::value).toList());
    }

    /** A parameter of the content type, lower case; empty when it is not given. */
    String typeParameter(String name) {
        return Parameters.of(field("Content-Type")).getOrDefault(name, "").toLowerCase(Locale.ROOT);
    }

    String disposition() {
        return Parameters.main(field("Content-Disposition"));
    }

    /** The file name without any path; empty when the mail gives none. */
    String filename() {
        Map<String, String> disposition = Parameters.of(field("Content-Disposition"));
        String given = disposition.getOrDefault("filename", "");
        if (given.isBlank()) {
            given = Parameters.of(field("Content-Type")).getOrDefault("name", "");
        }
        return FileNames.bare(given);
    }

    /** The bare id to which {@code cid:} links refer. */
    String contentId() {
        String given = field("Content-ID");
        return given.isEmpty() ? "" : CleanText.clean(given.replaceAll("[<>\\s]", ""));
    }

    String text() {
        return CleanText.clean(Charsets.decode(bytes, charset, charsetHint));
    }
}
