package pebble.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pebble.mail.Letters;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mail as people in the trade write them, in many languages.
 *
 * @param stream where it belongs
 */
public record WrittenMail(String stream, String subject, String body, String from) {

    public static List<WrittenMail> all() throws IOException {
        List<WrittenMail> mails = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("streams/dev.jsonl"))) {
            JsonNode mail = JsonMapper.shared().readTree(line);
            mails.add(new WrittenMail(
                    mail.path("stream").asString(),
                    mail.path("subject").asString(),
                    mail.path("body").asString(),
                    mail.at("/from/email").asString()));
        }
        return mails;
    }

    /** As sent; mails of other series or numbers are other mails. */
    public byte[] raw(String series, int n) {
        return Letters.from(from)
                .id(series + "." + n + "@model.example")
                .with("Content-Type", "text/plain; charset=utf-8")
                .subject("Ref " + series + "/" + n + ": " + subject)
                .body(body + "\nOur reference " + series + "/" + n)
                .raw();
    }

    /** So many mails as one file, taken in turn. */
    public static Path mbox(Path file, List<WrittenMail> mails, String series, int count) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int n = 0; n < count; n++) {
                out.write("From - Thu Jan  1 00:00:00 2026\n".getBytes(StandardCharsets.US_ASCII));
                out.write(mails.get(n % mails.size()).raw(series, n));
                out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }
}
