package pebble.connectors.azureocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pebble.connectors.http.FakeServer;
import pebble.reading.Greymap;
import pebble.reading.PageReader;
import pebble.reading.PageReader.Seen;
import pebble.reading.Word;

@Timeout(60)
class AzureOcrTest {
    private static final String KEY = "right-key-0123";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Seen INSTEAD = new Seen.Text("read by another", List.of(), 0.5f, "another", 0);

    @TempDir
    private Path folder;

    private final FakeServer fake = FakeDocumentIntelligence.start(0);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Path image;

    @BeforeEach
    void draw() throws IOException {
        image = page(0);
    }

    private Path page(int shade) throws IOException {
        return Files.write(folder.resolve("page.pgm"), new Greymap(2, 1, new byte[] {0, (byte) shade}).file());
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private AzureOcr azure(String endpoint, String key, Duration wait, Instant now) {
        var settings = new AzureOcrSettings(
                endpoint, key, LONG, Duration.ofMillis(400), Duration.ofMillis(1), Duration.ofMillis(4), wait, LONG);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new AzureOcr(settings, new Receipts(folder.resolve("receipts"), clock), _ -> INSTEAD, meters, clock);
    }

    private AzureOcr azure() {
        return azure(fake.url(), KEY, LONG, NOON);
    }

    private long begun() {
        return fake.requests().stream()
                .filter(request -> request.path().endsWith(":analyze"))
                .count();
    }

    @Test
    void a_page_is_read_with_its_words_at_their_places() {
        fake.moods("well:notStarted:running:running:succeeded");

        Seen seen = azure().read(image);

        assertThat(seen).isInstanceOfSatisfying(Seen.Text.class, text -> {
            assertThat(text.text()).isEqualTo("𝒮ugar price");
            assertThat(text.engine()).isEqualTo("azure prebuilt-read 2024-11-30");
            assertThat(text.confidence()).isCloseTo(0.8f, within(0.001f));
            assertThat(text.turned()).isZero();
            assertThat(text.words())
                    .extracting(word -> text.text().substring(word.start(), word.end()))
                    .containsExactly("𝒮ugar", "price");
            Word first = text.words().getFirst();
            assertThat(first.x()).isEqualTo(0.1f);
            assertThat(first.y()).isEqualTo(0.05f);
            assertThat(first.width()).isCloseTo(0.2f, within(0.001f));
            assertThat(first.height()).isCloseTo(0.025f, within(0.001f));
        });
        assertThat(begun()).isOne();
        assertThat(meters.counter("pebble.ocr.paid", "engine", "azure").count()).isOne();
    }

    /** A page that was turned clockwise by a quarter: its first word stands in the upper right and runs down, whichever way the places are told. */
    @ParameterizedTest
    @ValueSource(strings = {"turned", "turned back"})
    void places_on_a_turned_page_are_those_of_the_page_as_it_was_handed_in(String mood) {
        fake.moods("well:" + mood);

        Seen seen = azure().read(image);

        assertThat(seen).isInstanceOfSatisfying(Seen.Text.class, text -> {
            assertThat(text.turned()).isEqualTo(270);
            Word first = text.words().getFirst();
            assertThat(first.x()).isGreaterThan(0.8f);
            assertThat(first.y()).isCloseTo(0.05f, within(0.011f));
            assertThat(first.height()).isCloseTo(0.1f, within(0.001f));
            assertThat(first.width()).isCloseTo(0.05f, within(0.026f));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "busy for long",
        "too large",
        "away",
        "elsewhere",
        "nowhere",
        "redirecting",
        "silent",
        "dripping",
        "well:failed",
        "well:canceled",
        "well:truncated",
        "well:expired",
        "well:away",
        "well:garbage",
        "well:breaking off"
    })
    void what_azure_does_not_read_another_reads_at_once(String mood) {
        fake.moods(mood);

        assertThat(azure().read(image)).isEqualTo(INSTEAD);
        assertThat(begun()).isOne();
    }

    @Test
    void who_is_stuck_is_not_waited_for() {
        fake.moods("well:running");

        assertThat(azure(fake.url(), KEY, Duration.ofMillis(100), NOON).read(image))
                .isEqualTo(INSTEAD);
        assertThat(begun()).isOne();
    }

    @Test
    void nobody_listening_is_no_trouble() {
        fake.close();

        assertThat(azure().read(image)).isEqualTo(INSTEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"well:busy:succeeded", "well:away:running:away:succeeded", "well:garbage:succeeded"})
    void a_bad_moment_while_waiting_passes(String mood) {
        fake.moods(mood);

        assertThat(azure().read(image)).isNotEqualTo(INSTEAD);
        assertThat(begun()).isOne();
    }

    @Test
    void a_short_pause_is_kept_and_a_long_one_leaves_azure_alone_for_as_long() throws IOException {
        fake.moods("busy", "busy", "well:succeeded", "busy for long", "well:succeeded");
        AzureOcr azure = azure();

        assertThat(azure.read(image)).isNotEqualTo(INSTEAD);
        assertThat(azure.read(page(1))).isEqualTo(INSTEAD);
        assertThat(azure.read(page(2))).isEqualTo(INSTEAD);
        assertThat(begun()).isEqualTo(4);
    }

    @Test
    void after_most_pages_failed_azure_is_left_alone() throws IOException {
        fake.moods("away");
        AzureOcr azure = azure();

        for (int page = 0; page < 10; page++) {
            assertThat(azure.read(page(page))).isEqualTo(INSTEAD);
        }

        assertThat(begun()).isEqualTo(4);
    }

    @Test
    void a_page_that_was_begun_before_a_restart_is_not_paid_for_again() {
        fake.moods("well:succeeded");
        assertThat(azure(fake.url(), KEY, Duration.ZERO, NOON).read(image)).isEqualTo(INSTEAD);

        Seen seen =
                azure(fake.url(), KEY, LONG, NOON.plus(Duration.ofHours(23))).read(image);

        assertThat(seen).isNotEqualTo(INSTEAD);
        assertThat(begun()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"well:expired,1", "well:failed,1", "well:succeeded,25"})
    void what_azure_no_longer_keeps_is_begun_again(String mood, long hours) {
        fake.moods(mood, "well:succeeded");
        azure().read(image);

        Seen seen =
                azure(fake.url(), KEY, LONG, NOON.plus(Duration.ofHours(hours))).read(image);

        assertThat(seen).isNotEqualTo(INSTEAD);
        assertThat(begun()).isEqualTo(2);
    }

    @Test
    void a_receipt_from_another_address_is_not_followed() {
        fake.moods("well:succeeded");
        try (FakeServer moved = FakeDocumentIntelligence.start(0).moods("well:succeeded")) {
            azure().read(image);

            assertThat(azure(moved.url(), KEY, LONG, NOON).read(image)).isNotEqualTo(INSTEAD);

            assertThat(moved.requests()).hasSize(2);
        }
    }

    @Test
    void a_wrong_key_is_told_without_the_key() {
        var unread = new DocumentIntelligence(
                new AzureOcrSettings(fake.url(), "wrong-key", LONG, LONG, LONG, LONG, LONG, LONG));

        assertThatThrownBy(() -> unread.begin(new byte[] {1})).isInstanceOfSatisfying(Unread.class, told -> {
            assertThat(told.kind()).isEqualTo(Unread.Kind.SETTINGS);
            assertThat(told.why()).contains("401").doesNotContain("wrong-key");
        });
        assertThat(azure(fake.url(), "wrong-key", LONG, NOON).read(image)).isEqualTo(INSTEAD);
    }

    @ParameterizedTest
    @CsvSource({"http://acme.cognitiveservices.azure.com,k", "acme,k", "https://acme.cognitiveservices.azure.com,''"})
    void wrong_settings_are_refused(String endpoint, String key) {
        assertThatThrownBy(() -> azure(endpoint, key, LONG, NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("AZURE_OCR_");
    }

    @Test
    void a_page_that_is_gone_can_be_tried_again() {
        PageReader azure = azure();

        assertThatThrownBy(() -> azure.read(folder.resolve("gone.pgm")))
                .isInstanceOf(pebble.reading.ReadingUnavailable.class);
    }
}
