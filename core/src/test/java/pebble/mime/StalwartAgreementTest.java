package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What Stalwart's mail parser, written by others in another language, reads in the same mails. */
class StalwartAgreementTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void mails_say_what_stalwart_reads_in_them() {
        Map<String, Agreement> figures = new TreeMap<>();

        for (Path expectation : Corpus.files("stalwart", ".json")) {
            Path eml = Path.of(expectation.toString().replace(".json", ".eml"));
            if (Files.exists(eml)) {
                compare(expectation, MailReader.read(Corpus.bytes(eml)), figures);
            }
        }

        figures.values().forEach(Agreement::print);
        // Where texts differ, Stalwart leaves wrong charset labels as they are or gives up on broken boundaries.
        assertThat(figures.remove("text").share()).isGreaterThanOrEqualTo(0.7);
        assertThat(figures.remove("number of attachments").share()).isGreaterThanOrEqualTo(0.75);
        assertThat(figures).allSatisfy((what, f) -> assertThat(f.share()).isGreaterThanOrEqualTo(0.95));
    }

    @Test
    void address_headers_are_read_as_stalwart_reads_them() {
        var figure = new Agreement("stalwart address headers");

        for (JsonNode row : JSON.readTree(SharedData.path("mail/stalwart/header-fields/address.json"))) {
            String header = row.get("header").asString();
            Mail mail = MailReader.read(("From: " + header + "\nSubject: x\n\n").getBytes(StandardCharsets.UTF_8));
            figure.compare(header, emails(addresses(row.get("expected"))), emails(mail.from()));
        }

        assertThat(figure.print().share()).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void dates_are_read_as_stalwart_reads_them() {
        var figure = new Agreement("stalwart dates");

        for (JsonNode row : JSON.readTree(SharedData.path("mail/stalwart/header-fields/date.json"))) {
            String header = row.get("header").asString();
            figure.compare(
                    header.strip(), String.valueOf(date(row.get("expected"))), String.valueOf(Dates.parse(header)));
        }

        assertThat(figure.print().share()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void parameters_are_read_as_stalwart_reads_them() {
        var figure = new Agreement("stalwart content types");

        for (JsonNode row : JSON.readTree(SharedData.path("mail/stalwart/header-fields/content_type.json"))) {
            String header =
                    row.get("header").asString().replaceAll("\r?\n[ \t]*", " ").strip();
            Map<String, String> expected = new TreeMap<>();
            for (JsonNode pair : row.path("expected").path("attributes")) {
                if (!pair.get(0).asString().endsWith("-language")) {
                    expected.put(pair.get(0).asString(), pair.get(1).asString());
                }
            }
            figure.compare(header, expected, new TreeMap<>(Parameters.of(header)));
        }

        assertThat(figure.print().share()).isGreaterThanOrEqualTo(0.85);
    }

    private static void compare(Path file, Mail mail, Map<String, Agreement> figures) {
        JsonNode expected = JSON.readTree(file);
        for (JsonNode header : expected.get("parts").get(0).get("headers")) {
            JsonNode value = header.get("value");
            switch (header.get("name").asString("other")) {
                case "subject" ->
                    figure(figures, "subject").compare(file, value.path("Text").asString(""), mail.subject());
                case "message_id" ->
                    figure(figures, "message id")
                            .compare(file, value.path("Text").asString(""), mail.messageId());
                case "from" -> figure(figures, "from").compare(file, addresses(value.path("Address")), mail.from());
                case "to" -> figure(figures, "to").compare(file, addresses(value.path("Address")), mail.to());
                case "cc" -> figure(figures, "cc").compare(file, addresses(value.path("Address")), mail.cc());
                case "date" ->
                    figure(figures, "date")
                            .compare(file, String.valueOf(date(value.path("DateTime"))), String.valueOf(mail.date()));
                default -> {}
            }
        }
        var text = new StringBuilder();
        for (JsonNode index : expected.get("text_body")) {
            JsonNode body = expected.get("parts").get(index.asInt()).get("body");
            text.append(body.path("Text").asString(""))
                    .append(HtmlText.of(body.path("Html").asString("")));
        }
        figure(figures, "text").compare(file, words(text.toString()), words(mail.text()));
        figure(figures, "number of attachments")
                .compare(
                        file,
                        expected.get("attachments").size(),
                        mail.attachments().size());
    }

    private static Agreement figure(Map<String, Agreement> figures, String what) {
        return figures.computeIfAbsent(what, w -> new Agreement("stalwart mails, " + w));
    }

    private static String words(String text) {
        return text.replaceAll("[\\s\\u00A0]+", "");
    }

    private static List<String> emails(List<Address> addresses) {
        return addresses.stream().map(Address::email).toList();
    }

    private static List<Address> addresses(JsonNode value) {
        List<Address> found = new ArrayList<>();
        for (JsonNode address : value.path("List")) {
            found.add(address(address));
        }
        for (JsonNode group : value.path("Group")) {
            group.get("addresses").forEach(address -> found.add(address(address)));
        }
        return found;
    }

    private static Address address(JsonNode node) {
        return new Address(node.path("name").asString(""), node.path("address").asString(""));
    }

    /** Null outside the years in which mails are sent, as the reader decides. */
    private static Instant date(JsonNode node) {
        if (node.path("year").isMissingNode()) {
            return null;
        }
        int sign = node.get("tz_before_gmt").asBoolean() ? -1 : 1;
        try {
            var zone = ZoneOffset.ofHoursMinutes(
                    sign * node.get("tz_hour").asInt(),
                    sign * node.get("tz_minute").asInt());
            var date = OffsetDateTime.of(
                    node.get("year").asInt(),
                    node.get("month").asInt(),
                    node.get("day").asInt(),
                    node.get("hour").asInt(),
                    node.get("minute").asInt(),
                    node.get("second").asInt(),
                    0,
                    zone);
            return date.getYear() < 1970 || date.getYear() > 2100 ? null : date.toInstant();
        } catch (DateTimeException impossible) {
            return null;
        }
    }
}
