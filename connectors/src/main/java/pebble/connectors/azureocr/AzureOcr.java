package pebble.connectors.azureocr;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.connectors.azureocr.DocumentIntelligence.Begun;
import pebble.connectors.azureocr.DocumentIntelligence.Progress;
import pebble.connectors.azureocr.Unread.Kind;
import pebble.reading.Greymap;
import pebble.reading.PageReader;
import pebble.reading.ReadingUnavailable;
import tools.jackson.databind.JsonNode;

/**
 * Reads pages by Azure Document Intelligence, one image each. What Azure does not read within its time, for whatever reason, another reader does at once; and
 * while most pages fail there, or while it wants a pause, it is not asked at all.
 */
public final class AzureOcr implements PageReader, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AzureOcr.class);
    private static final String ENGINE = "azure prebuilt-read " + DocumentIntelligence.VERSION;
    private static final int MOST_FAILURES = 3;
    private static final Duration LONGEST_QUIET = Duration.ofMinutes(10);

    private final AzureOcrSettings settings;
    private final DocumentIntelligence azure;
    private final Receipts receipts;
    private final PageReader instead;
    private final MeterRegistry meters;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final AtomicReference<Instant> quietUntil = new AtomicReference<>(Instant.MIN);

    AzureOcr(AzureOcrSettings settings, Receipts receipts, PageReader instead, MeterRegistry meters, Clock clock) {
        this.settings = settings;
        this.azure = new DocumentIntelligence(settings);
        this.receipts = receipts;
        this.instead = instead;
        this.meters = meters;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                "azure ocr",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(4)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(settings.rest())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(change -> log.warn(
                        "Azure OCR: {} to {}",
                        change.getStateTransition().getFromState(),
                        change.getStateTransition().getToState()));
    }

    /**
     * Azure where it is named, before the other reader. Wrong settings are told and leave Azure out.
     *
     * @param receipts folder in which it is noted what Azure was asked to read
     * @param instead reads what Azure does not, and is closed with it
     */
    public static PageReader before(
            PageReader instead, String endpoint, String key, Path receipts, MeterRegistry meters, Clock clock) {
        if (endpoint.isEmpty()) {
            return instead;
        }
        try {
            return new AzureOcr(
                    AzureOcrSettings.of(endpoint, key), new Receipts(receipts, clock), instead, meters, clock);
        } catch (IllegalArgumentException wrong) {
            log.warn("Azure reads no pages: {}", wrong.getMessage());
            return instead;
        }
    }

    @Override
    public Seen read(Path image) {
        return isLeftAlone() ? another(image) : asked(image).orElseGet(() -> another(image));
    }

    private boolean isLeftAlone() {
        return clock.instant().isBefore(quietUntil.get()) || !breaker.tryAcquirePermission();
    }

    private Seen another(Path image) {
        counted("instead");
        return instead.read(image);
    }

    private Optional<Seen> asked(Path image) {
        try {
            Seen seen = analysed(png(Greymap.read(image)));
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            counted("read");
            return Optional.of(seen);
        } catch (Unread unread) {
            log.info("Azure OCR did not read a page: kind={} why={}", unread.kind(), unread.why());
            note(unread);
            return Optional.empty();
        } catch (IOException broken) {
            breaker.releasePermission();
            throw new ReadingUnavailable("The page or its receipt could not be read: " + broken.getMessage(), broken);
        } catch (InterruptedException stopping) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw new ReadingUnavailable("The reading was interrupted.", stopping);
        }
    }

    /** Azure knows no graymaps, and on the way it is worth packing. */
    private static byte[] png(Greymap page) throws IOException {
        BufferedImage image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, page.width(), page.height(), page.pixels());
        var png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private void note(Unread unread) {
        switch (unread.kind()) {
            case PAGE -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            case AWAY, SETTINGS -> breaker.onError(0, TimeUnit.NANOSECONDS, unread);
            case BUSY -> {
                breaker.releasePermission();
                Duration after = unread.after() == null ? settings.longestPause() : unread.after();
                Duration quiet = after.compareTo(LONGEST_QUIET) < 0 ? after : LONGEST_QUIET;
                Instant until = clock.instant().plus(quiet);
                quietUntil.updateAndGet(known -> known.isAfter(until) ? known : until);
            }
        }
    }

    private Seen analysed(byte[] png) throws IOException, Unread, InterruptedException {
        long end = System.nanoTime() + settings.longestWait().toNanos();
        String digest = digest(png);
        Optional<String> kept = receipts.find(digest).filter(azure::isOurs);
        if (kept.isPresent()) {
            Optional<Seen> seen = waited(kept.get(), Duration.ZERO, digest, end);
            if (seen.isPresent()) {
                return seen.get();
            }
            receipts.forget(digest);
        }
        Begun begun = begun(png, end);
        receipts.keep(digest, begun.place());
        meters.counter("pebble.ocr.paid", "engine", "azure").increment();
        return waited(begun.place(), pause(begun.after(), settings.firstPause()), digest, end)
                .orElseThrow(() -> new Unread(Kind.AWAY, "Azure does not know what it was asked to read just now."));
    }

    /** A short pause that is asked for is kept here; for a longer one another reader goes on. */
    private Begun begun(byte[] png, long end) throws Unread, InterruptedException {
        while (true) {
            try {
                return azure.begin(png);
            } catch (Unread unread) {
                Duration after = pause(unread.after(), settings.firstPause());
                if (unread.kind() != Kind.BUSY || after.compareTo(settings.longestPause()) > 0 || isOver(end, after)) {
                    throw unread;
                }
                Thread.sleep(after);
            }
        }
    }

    /** @return nothing when Azure no longer keeps the result */
    private Optional<Seen> waited(String place, Duration first, String digest, long end)
            throws IOException, Unread, InterruptedException {
        Duration wait = first;
        Duration next = settings.firstPause();
        for (int failures = 0; ; ) {
            if (isOver(end, wait)) {
                throw new Unread(Kind.AWAY, "The page was not read in time.");
            }
            Thread.sleep(wait);
            wait = next;
            next = shorter(next.multipliedBy(2), settings.longestPause());
            try {
                Optional<Progress> progress = azure.progress(place);
                if (progress.isEmpty()) {
                    return Optional.empty();
                }
                Optional<Seen> seen = seen(progress.get().body(), digest);
                if (seen.isPresent()) {
                    return seen;
                }
                wait = pause(progress.get().after(), wait);
            } catch (Unread unread) {
                failures++;
                boolean passes = unread.kind() == Kind.AWAY || unread.kind() == Kind.BUSY;
                if (!passes || failures == MOST_FAILURES) {
                    throw unread;
                }
                wait = pause(unread.after(), wait);
            }
        }
    }

    /** @return nothing while Azure is at it */
    private Optional<Seen> seen(JsonNode body, String digest) throws IOException, Unread {
        return switch (body.path("status").asString("")) {
            case "succeeded" ->
                Optional.of(Analysis.of(body.path("analyzeResult"), ENGINE)
                        .orElseThrow(() -> new Unread(Kind.PAGE, "The page is not in the result.")));
            case "notStarted", "running" -> Optional.empty();
            case "failed", "canceled", "skipped" -> {
                receipts.forget(digest);
                throw new Unread(Kind.PAGE, body.path("status").asString() + ": " + azure.told(body.path("error")));
            }
            default -> throw new Unread(Kind.AWAY, "HTTP 200 without a status of the reading.");
        };
    }

    private void counted(String outcome) {
        meters.counter("pebble.ocr.pages", "engine", "azure", "outcome", outcome)
                .increment();
    }

    private static boolean isOver(long end, Duration wait) {
        return System.nanoTime() + wait.toNanos() - end > 0;
    }

    private static Duration pause(@Nullable Duration asked, Duration otherwise) {
        return asked == null ? otherwise : asked;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String digest(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    @Override
    public void close() throws Exception {
        azure.close();
        if (instead instanceof AutoCloseable other) {
            other.close();
        }
    }
}
