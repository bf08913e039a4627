package pebble.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A mail of the shared development set, as a mail server hands it over.
 *
 * @param stream where people who know the trade put it; {@code noise} for none
 */
record DevelopmentMail(String id, String stream, String subject, String raw) {

    /** The first of the set, from old to new, the last of them an hour old. */
    static List<DevelopmentMail> first(int many) throws IOException {
        List<String> lines = Files.readAllLines(SharedData.path("streams/dev.jsonl"));
        Instant last = Instant.now().minusSeconds(3_600);
        return IntStream.range(0, many)
                .mapToObj(n -> of(JsonMapper.shared().readTree(lines.get(n)), last.minusSeconds(1_800L * (many - n))))
                .toList();
    }

    private static DevelopmentMail of(JsonNode one, Instant at) {
        String id = one.get("id").asString() + "@streams.example";
        String raw = """
                Message-ID: <%s>
                Date: %s
                From: "%s" <%s>
                To: info@sahyadri.example
                Subject: %s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                """.formatted(
                        id,
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)),
                        one.at("/from/name").asString().replace('"', '\''),
                        one.at("/from/email").asString(),
                        one.get("subject").asString());
        return new DevelopmentMail(
                id,
                one.get("stream").asString(),
                one.get("subject").asString(),
                raw + one.get("body").asString());
    }

    static String mbox(List<DevelopmentMail> mails) {
        return mails.stream()
                .map(mail -> "From mail@streams.example Tue Jan  6 10:00:00 2026\n"
                        + mail.raw().replaceAll("(?m)^(>*From )", ">$1") + "\n\n")
                .collect(Collectors.joining());
    }
}
