package pebble.connectors.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.reading.FileReader;
import pebble.reading.Format;
import pebble.reading.Made;
import pebble.reading.Outcome;
import pebble.reading.PageText;
import pebble.reading.PageTooSlow;
import pebble.reading.ReadingUnavailable;

/** Has files read by processes that are ended when a file costs more than it may. */
public final class SandboxedReader implements FileReader, AutoCloseable {

    private static final String BREAKS = "It is damaged in a way that breaks whoever tries to read it.";

    private static final String NO_PAGES = "It has no pages that could be looked at.";
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final ReadingSettings settings;
    private final Children children;

    /** @param main what runs in the processes: a class whose main method answers {@link Question}s by {@link Answers} */
    public SandboxedReader(ReadingSettings settings, Class<?> main) {
        this.settings = settings;
        Scratch.clearAbandoned();
        this.children = new Children(new Confinement(main, settings.memory()), settings.processes());
    }

    @Override
    public Outcome read(Path file, Format format, @Nullable String password) {
        check(file);
        return switch (ask(new Question.Read(file.toAbsolutePath(), format, password), settings.file())) {
            case Answer.Told told -> told.outcome();
            case Answer.None.TOO_LONG ->
                new Outcome.Refused("It takes longer to read than " + seconds(settings.file()) + ".");
            case Answer.None.TOO_MUCH -> new Outcome.Refused("Reading it would take more memory than a file is given.");
            case Answer.None.STOPPED -> throw new ReadingUnavailable("The process that read the file was stopped");
            case Answer.None.BROKEN -> new Outcome.Refused(BREAKS);
            case Answer.Drawn drawn -> new Outcome.Refused(BREAKS);
            case Answer.NotDrawn not -> new Outcome.Refused(BREAKS);
            case Answer.Made made -> new Outcome.Refused(BREAKS);
            case Answer.Coded coded -> new Outcome.Refused(BREAKS);
        };
    }

    @Override
    public Optional<byte[]> draw(Path file, Format format, @Nullable String password, int page, int longest) {
        return drawn(file, format, password, page, longest, false);
    }

    @Override
    public Optional<byte[]> scan(Path file, Format format, @Nullable String password, int page, int longest) {
        return drawn(file, format, password, page, longest, true);
    }

    private Optional<byte[]> drawn(
            Path file, Format format, @Nullable String password, int page, int longest, boolean grey) {
        if (!format.isDrawn() || page < 1 || page > Limits.PAGES) {
            return Optional.empty();
        }
        check(file);
        int edge = Math.clamp(longest, 1, Limits.EDGE);
        return switch (ask(
                new Question.Draw(file.toAbsolutePath(), format, password, page, edge, grey), settings.page())) {
            case Answer.Drawn drawn -> Optional.of(drawn.image());
            case Answer.None.STOPPED -> throw new ReadingUnavailable("The process that drew the page was stopped");
            case Answer.None.TOO_LONG -> {
                if (grey) {
                    throw new PageTooSlow();
                }
                yield Optional.empty();
            }
            case Answer.None none -> Optional.empty();
            case Answer.NotDrawn not -> Optional.empty();
            case Answer.Told told -> Optional.empty();
            case Answer.Made made -> Optional.empty();
            case Answer.Coded coded -> Optional.empty();
        };
    }

    @Override
    public Made searchable(Path file, Format format, @Nullable String password, List<PageText> seen, Path target) {
        if (!format.isDrawn()) {
            return new Made.Refused(NO_PAGES);
        }
        check(file);
        return made(new Question.Layer(file.toAbsolutePath(), format, password, seen, target.toAbsolutePath()), target);
    }

    @Override
    public List<String> codes(Path file, Format format, @Nullable String password, int page) {
        if (!format.isDrawn()) {
            return List.of();
        }
        check(file);
        return switch (ask(new Question.Codes(file.toAbsolutePath(), format, password, page), settings.page())) {
            case Answer.Coded(List<String> codes, boolean last) -> codes;
            case Answer.None.STOPPED -> throw new ReadingUnavailable("The process that looked for codes was stopped");
            case Answer.None.TOO_LONG -> throw new PageTooSlow();
            case Answer.None none -> List.of();
            case Answer.Drawn drawn -> List.of();
            case Answer.NotDrawn not -> List.of();
            case Answer.Made made -> List.of();
            case Answer.Told told -> List.of();
        };
    }

    @Override
    public Made part(Path file, Format format, @Nullable String password, int first, int last, Path target) {
        if (!format.isDrawn()) {
            return new Made.Refused(NO_PAGES);
        }
        check(file);
        return made(
                new Question.Part(file.toAbsolutePath(), format, password, first, last, target.toAbsolutePath()),
                target);
    }

    private Made made(Question question, Path target) {
        return switch (ask(question, settings.file())) {
            case Answer.Made made when isOurs(target) -> new Made.Written();
            case Answer.Made elsewhere -> new Made.Refused(BREAKS);
            case Answer.Told(Outcome.Locked locked, boolean last) -> new Made.Refused("It has a password.");
            case Answer.Told(Outcome.Refused refused, boolean last) -> new Made.Refused(refused.reason());
            case Answer.Told(Outcome.Read read, boolean last) -> new Made.Refused(BREAKS);
            case Answer.None.TOO_LONG ->
                new Made.Refused("It would take longer to make than " + seconds(settings.file()) + ".");
            case Answer.None.TOO_MUCH -> new Made.Refused("Making it would take more memory than a file is given.");
            case Answer.None.STOPPED -> throw new ReadingUnavailable("The process that made the file was stopped");
            case Answer.None.BROKEN -> new Made.Refused(BREAKS);
            case Answer.Drawn drawn -> new Made.Refused(BREAKS);
            case Answer.NotDrawn not -> new Made.Refused(BREAKS);
            case Answer.Coded coded -> new Made.Refused(BREAKS);
        };
    }

    /** Whoever was taken over may have left anything there: another file's name, nothing, or too much. */
    private static boolean isOurs(Path target) {
        try (InputStream in = Files.newInputStream(target, LinkOption.NOFOLLOW_LINKS)) {
            long size = Files.size(target);
            return size <= Limits.FILE && Arrays.equals(in.readNBytes(PDF.length), PDF);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** That it is not there is no fault of the file's. */
    private static void check(Path file) {
        if (!Files.isReadable(file)) {
            throw new ReadingUnavailable("The file to read is not there");
        }
    }

    /** A process that broke down may have been ended by a machine without memory: only who breaks two is to blame. */
    private Answer ask(Question question, Duration budget) {
        Answer first = children.ask(question, budget);
        return first == Answer.None.BROKEN ? children.ask(question, budget) : first;
    }

    private static String seconds(Duration budget) {
        return budget.toSeconds() == 1 ? "a second" : budget.toSeconds() + " seconds";
    }

    /** The processes that are there now. */
    public List<Long> pids() {
        return children.pids();
    }

    @Override
    public void close() {
        children.close();
    }
}
