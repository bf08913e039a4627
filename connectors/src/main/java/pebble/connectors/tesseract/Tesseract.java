package pebble.connectors.tesseract;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import pebble.reading.Greymap;
import pebble.reading.PageReader;

/**
 * Reads a page by Tesseract in a process of its own, which is ended when it takes too long.
 *
 * <p>The places of words are those of the image as it was handed in, also when the page lay on its side or stood on its head: whoever shows the image can mark
 * them. The text is in the order in which it is read with the page set upright.
 */
public final class Tesseract implements PageReader, AutoCloseable {
    /** A page of A3 at 600 dots an inch. */
    private static final long MOST_PIXELS = 70_000_000;

    private final Supplier<Program> program;
    private final Children children;
    private final Budget budget;

    Tesseract(Supplier<Program> program, Children children, Budget budget) {
        this.program = program;
        this.children = children;
        this.budget = budget;
    }

    /**
     * The one that this machine has, with its own trained data.
     *
     * @param command a path, or a name on PATH
     * @param languages as Tesseract writes them, {@code eng+hin}; empty takes the usual ones that are there
     * @throws WrongTesseract when it cannot be used
     */
    public static Tesseract named(String command, String languages) {
        Children children = new Children();
        Program program = new NamedProgram(command, children).ask(languages);
        return new Tesseract(() -> program, children, Budget.USUAL);
    }

    /**
     * The one that Pebble brings.
     *
     * @param folder into which it is unpacked before the first page
     * @throws WrongTesseract when it was not trained for those languages
     */
    public static Tesseract brought(Path folder, String languages) {
        BroughtProgram brought = new BroughtProgram(folder, languages);
        return new Tesseract(brought::unpacked, new Children(), Budget.USUAL);
    }

    @Override
    public Seen read(Path image) {
        Program ready = program.get();
        return children.inFolder(folder -> {
            // Anything else must not reach Tesseract: it takes a text for a list of names of images, and would open
            // them.
            Optional<Greymap.Size> size = Greymap.size(image);
            if (size.isEmpty()) {
                return new Seen.Refused("The page was not drawn as a graymap.");
            }
            if (size.get().pixels() > MOST_PIXELS) {
                return new Seen.Refused("The page is too large to be read: "
                        + size.get().width() + " × " + size.get().height() + " pixels.");
            }
            return new Look(ready, children, image.toAbsolutePath(), size.get(), folder, budget).best();
        });
    }

    /** Nothing is read any more, and what is being read is broken off. */
    @Override
    public void close() {
        children.close();
    }
}
