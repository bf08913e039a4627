package pebble.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads files that may want to do harm: within limits of time and memory, without opening a connection or another file, and never in this process.
 *
 * <p>What goes wrong for reasons that are not the file's is thrown as {@link ReadingUnavailable}, and may be tried again.
 */
public interface FileReader {

    /** @param password if it is known */
    Outcome read(Path file, Format format, @Nullable String password);

    /**
     * A page as it looks, as PNG.
     *
     * @param page from 1
     * @param longest pixels of its longer edge at most; an image is never made larger than it is
     * @return nothing when the format has no pages to draw, or none of that number, or the page cannot be drawn
     */
    Optional<byte[]> draw(Path file, Format format, @Nullable String password, int page, int longest);

    /** As {@link #draw}, but for who reads it by eye: a {@link Greymap}. */
    Optional<byte[]> scan(Path file, Format format, @Nullable String password, int page, int longest);

    /**
     * Its pages as PDF, with the words that were read by eye laid over them: not seen, but found, selected and copied.
     *
     * @param seen the pages that get words; of a PDF the others stay as they are
     * @param target a file, which is written over
     */
    Made searchable(Path file, Format format, @Nullable String password, List<PageText> seen, Path target);

    /**
     * What the bar codes (Code 128) and QR codes on a page say, however it lies.
     *
     * @return nothing when there are none, or when looking for them takes too long
     */
    List<String> codes(Path file, Format format, @Nullable String password, int page);

    /**
     * Some of its pages as a PDF of their own; the same pages of the same file are the same bytes each time. What opens by a password opens by the same, and is
     * encrypted anew each time.
     *
     * @param first from 1
     * @param last the last of them
     * @param target a file, which is written over
     */
    Made part(Path file, Format format, @Nullable String password, int first, int last, Path target);
}
