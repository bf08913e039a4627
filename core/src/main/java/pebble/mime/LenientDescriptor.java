package pebble.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.BodyDescriptorBuilder;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.RawField;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a part says about its body, read as leniently as {@link Parameters}: a missing semicolon does not cost the
 * boundary. A multipart without boundary is plain text.
 */
final class LenientDescriptor implements BodyDescriptorBuilder {
    private final @Nullable String parentType;
    private @Nullable String contentType;
    private @Nullable String encoding;

    LenientDescriptor(@Nullable String parentType) {
        this.parentType = parentType;
    }

    @Override
    public void reset() {
        contentType = null;
        encoding = null;
    }

    @Override
    public @Nullable Field addField(RawField field) {
        String name = field.getNameLowerCase();
        if (name.equals("content-type") && contentType == null) {
            contentType = value(field);
        } else if (name.equals("content-transfer-encoding") && encoding == null) {
            encoding = Parameters.main(value(field));
        }
        return null;
    }

    private static String value(RawField field) {
        byte[] raw = field.getRaw().toByteArray();
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf(':') + 1).replaceAll("[\r\n]+", "").strip();
    }

    @Override
    public BodyDescriptor build() {
        String declared = contentType == null ? "" : contentType;
        Map<String, String> parameters = Parameters.of(declared);
        String type = type(Parameters.main(declared), parameters.getOrDefault("boundary", ""));
        String charset = parameters.getOrDefault("charset", "").strip();
        return new Description(
                type,
                charset.isEmpty() ? null : charset,
                encoding == null || encoding.isEmpty() ? "7bit" : encoding,
                type.startsWith("multipart/") ? parameters.get("boundary") : null);
    }

    private String type(String main, String boundary) {
        boolean proper = main.matches("[^/]+/[^/]+") && (!main.startsWith("multipart/") || !boundary.isEmpty());
        if (proper) {
            return main;
        }
        boolean digest = main.isEmpty() && "multipart/digest".equals(parentType);
        return digest ? "message/rfc822" : main.equals("html") || main.equals("text/html") ? "text/html" : "text/plain";
    }

    @Override
    public BodyDescriptorBuilder newChild() {
        return new LenientDescriptor(
                Parameters.main(contentType == null ? "" : contentType).toLowerCase(Locale.ROOT));
    }

    private record Description(
            String mimeType,
            @Nullable String charset,
            String transferEncoding,
            @Nullable String boundary) implements BodyDescriptor {

        @Override
        public String getMimeType() {
            return mimeType;
        }

        @Override
        public String getMediaType() {
            return mimeType.substring(0, mimeType.indexOf('/'));
        }

        @Override
        public String getSubType() {
            return mimeType.substring(mimeType.indexOf('/') + 1);
        }

        @Override
        public @Nullable String getCharset() {
            return charset;
        }

        @Override
        public String getTransferEncoding() {
            return transferEncoding;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public @Nullable String getBoundary() {
            return boundary;
        }
    }
}
