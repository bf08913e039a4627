package pebble.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of plain words, a form feed between pages, for tests of core, which knows no parsers. A file that says {@code locked} opens with the password
 * {@code sesame}; one that says {@code damaged} cannot be read; what is found in one that
 * says {@code unwritable} the database does not take; a page that says {@code scan} wants to be read by eye.
 */
public final class PlainReader implements FileReader, PageReader, SeparatorSheets {
    public final AtomicInteger files = new AtomicInteger();
    public final AtomicInteger pages = new AtomicInteger();
    public final AtomicInteger drawings = new AtomicInteger();
    /** While it is set, nothing can be read, for this reason. */
    public final AtomicReference<@Nullable String> away = new AtomicReference<>();

    @Override
    public Outcome read(Path file, Format format, @Nullable String password) {
        String reason = away.get();
        if (reason != null) {
            throw new ReadingUnavailable(reason);
        }
        files.incrementAndGet();
        String text = text(file);
        if (text.contains("locked") && !"sesame".equals(password)) {
            return new Outcome.Locked();
        }
        if (text.contains("bottomless")) {
            throw new StackOverflowError();
        }
        if (text.contains("damaged")) {
            return new Outcome.Refused("The file is damaged.");
        }
        List<PageText> read = new ArrayList<>();
        for (String page : text.split("\f")) {
            boolean scan = page.contains("scan");
            read.add(new PageText(
                    read.size() + 1, 595, 842, scan ? "" : page, List.of(new Word(0, 1, 0, 0, 1, 1, 1)), scan));
        }
        String told = text.contains("unwritable") ? "x".repeat(10_000) : format.mediaType();
        return new Outcome.Read(told, read, false);
    }

    @Override
    public Optional<byte[]> draw(Path file, Format format, @Nullable String password, int page, int longest) {
        drawings.incrementAndGet();
        String[] all = text(file).split("\f");
        return page > all.length ? Optional.empty() : Optional.of(all[page - 1].getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> scan(Path file, Format format, @Nullable String password, int page, int longest) {
        if (text(file).contains("endless")) {
            drawings.incrementAndGet();
            throw new PageTooSlow();
        }
        return draw(file, format, password, page, longest);
    }

    /** Of what says {@code stubborn} nothing is made. */
    @Override
    public Made searchable(Path file, Format format, @Nullable String password, List<PageText> seen, Path target) {
        String reason = away.get();
        if (reason != null) {
            throw new ReadingUnavailable(reason);
        }
        if (text(file).contains("stubborn")) {
            return new Made.Refused("It is stubborn.");
        }
        try {
            Files.writeString(
                    target,
                    "%PDF- over pages " + seen.stream().map(PageText::number).toList() + ": "
                            + String.join("|", seen.stream().map(PageText::text).toList()));
            return new Made.Written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of what says {@code code:WORD}. */
    @Override
    public List<String> codes(Path file, Format format, @Nullable String password, int page) {
        return Pattern.compile("code:(\\S+)")
                .matcher(text(file).split("\f")[page - 1])
                .results()
                .map(code -> code.group(1))
                .toList();
    }

    @Override
    public Made part(Path file, Format format, @Nullable String password, int first, int last, Path target) {
        String text = text(file);
        if (text.contains("stubborn")) {
            return new Made.Refused("It is stubborn.");
        }
        try {
            List<String> pages = List.of(text.split("\f")).subList(first - 1, last);
            Files.writeString(target, "%PDF-" + (password == null ? "" : "locked ") + String.join("\f", pages));
            return new Made.Written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] pdf(List<String> words) {
        return String.join(" ", words).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Seen read(Path image) {
        pages.incrementAndGet();
        String shown = text(image);
        return shown.contains("illegible")
                ? new Seen.Refused("Nothing can be read.")
                : new Seen.Text("seen: " + shown.strip(), List.of(), shown.contains("faint") ? 0.3f : 0.9f, "eye 1", 0);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
