package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pebble.connectors.sandbox.ReadingSettings;
import pebble.connectors.sandbox.SandboxedReader;
import pebble.reading.Format;
import pebble.reading.Format.Kind;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.shared.SharedData;

/** The product's reader, started once for all tests, and what it is asked in them. */
final class TestReader {
    static final SandboxedReader READER = new SandboxedReader(
            new ReadingSettings(Duration.ofSeconds(60), Duration.ofSeconds(20), 384, 2), ParserProcess.class);

    private static final Map<String, Format> BY_ENDING = Map.ofEntries(
            Map.entry("pdf", new Format("application/pdf", Kind.PDF)),
            Map.entry("png", new Format("image/png", Kind.IMAGE)),
            Map.entry("jpg", new Format("image/jpeg", Kind.IMAGE)),
            Map.entry("tiff", new Format("image/tiff", Kind.IMAGE)),
            Map.entry("gif", new Format("image/gif", Kind.IMAGE)),
            Map.entry("bmp", new Format("image/bmp", Kind.IMAGE)),
            Map.entry("webp", new Format("image/webp", Kind.IMAGE)),
            Map.entry("heic", new Format("image/heic", Kind.IMAGE)),
            Map.entry("html", new Format("text/html", Kind.TEXT)),
            Map.entry("xml", new Format("application/xml", Kind.TEXT)),
            Map.entry("svg", new Format("image/svg+xml", Kind.TEXT)),
            Map.entry("vml", new Format("application/xml", Kind.TEXT)),
            Map.entry("txt", new Format("text/plain", Kind.TEXT)),
            Map.entry("csv", new Format("text/csv", Kind.TEXT)),
            Map.entry("tsv", new Format("text/plain", Kind.TEXT)),
            Map.entry("json", new Format("text/plain", Kind.TEXT)),
            Map.entry("eml", new Format("message/rfc822", Kind.MAIL)),
            Map.entry("msg", new Format("application/vnd.ms-outlook", Kind.MAIL)));
    private static final List<String> OFFICE = List.of(
            "doc", "docx", "dotx", "xls", "xlsx", "xlsm", "xlsb", "ppt", "pptx", "odt", "ods", "odp", "odf", "rtf",
            "ooxml", "thmx");

    private TestReader() {}

    /** By its name, since how a file is known for what it is belongs elsewhere. */
    static Format format(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (OFFICE.contains(ending)) {
            return new Format("application/octet-stream", Kind.OFFICE);
        }
        Format unknown = new Format(
                file.toString().contains("/mail/") ? "message/rfc822" : "text/plain",
                file.toString().contains("/mail/") ? Kind.MAIL : Kind.TEXT);
        return BY_ENDING.getOrDefault(ending, unknown);
    }

    static Outcome outcome(Path file, @Nullable String password) {
        return READER.read(file, format(file), password);
    }

    static Outcome.Read read(Path file) {
        return read(file, null);
    }

    static Outcome.Read read(Path file, @Nullable String password) {
        Outcome outcome = outcome(file, password);
        if (outcome instanceof Outcome.Read read) {
            return read;
        }
        throw new AssertionError(file + ": " + outcome);
    }

    static Outcome.Read shared(String name) {
        return read(SharedData.path(name));
    }

    static String text(Outcome.Read read) {
        return String.join("\n\f\n", read.pages().stream().map(PageText::text).toList());
    }

    /** What the processes of a reader hold of the memory of the machine, where that is told. */
    static long megabytes(SandboxedReader reader) {
        return reader.pids().stream().mapToLong(TestReader::megabytes).sum();
    }

    private static long megabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
