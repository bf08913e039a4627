package pebble;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A form with files, as browsers send it. */
public final class Form {
    private static final String BOUNDARY = "----pebbleFormBoundary7MA4YWxkTrZu0gW";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    public Form file(String field, @Nullable String filename, @Nullable String type, byte[] bytes) {
        begin("form-data; name=\"" + field + "\"; filename=\"" + (filename == null ? "" : filename) + "\"");
        if (type != null) {
            write("Content-Type: " + type + "\r\n");
        }
        write("\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    public Form field(String name, String value) {
        begin("form-data; name=\"" + name + "\"");
        write("\r\n" + value + "\r\n");
        return this;
    }

    public Http.Answer post(Http http, String path) {
        write("--" + BOUNDARY + "--\r\n");
        return http.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .post(path, body.toByteArray());
    }

    private void begin(String disposition) {
        write("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n");
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
