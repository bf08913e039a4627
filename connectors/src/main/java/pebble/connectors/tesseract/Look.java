package pebble.connectors.tesseract;

import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pebble.reading.Greymap;
import pebble.reading.PageReader.Seen;
import pebble.reading.ReadingUnavailable;
import pebble.reading.Word;

/**
 * One page before Tesseract. Most are read once. A doubtful one is straightened if it is skewed; one of which nothing was understood is turned over. Where that
 * does not help, or whole lines of a page make no sense until they are read in the other languages, it is read in these too. The best of it is taken.
 *
 * <p>Tesseract reads by itself what is turned clockwise by a quarter, and what is skewed a little. Its own search for the orientation is left out: on pages with
 * few words it is wrong as often as right, while the confidence of a wrong one is half that of a right one (docs/adr/061).
 */
final class Look {
    /** Finds columns, paragraphs and lines that stand upright. */
    private static final int PAGE = 3;

    /** Takes all for one column, which a long slip is. */
    private static final int SLIP = 6;

    /** Of the words on average. Most pages reach it, and are done. */
    private static final float SURE = 0.8f;

    /** Pages the wrong way up stay below 0.45, receipts that are hard to read above 0.6. */
    private static final float UNDERSTOOD = 0.55f;

    /** By so much more must other languages see: they see their letters in any smudge too. */
    private static final double FOREIGN = 1.05;

    /** Lines in another script are read so much better in it, and most others worse. */
    private static final double FOREIGN_LINES = 1.5;

    /** Of the height of the page. Lines that take more are not tried by themselves. */
    private static final double MOST_TRIED = 0.2;

    /** In radians. Less does no harm. */
    private static final double SKEWED = 0.03;

    private final Program program;
    private final Children children;
    private final Path image;
    private final Greymap.Size size;
    private final Path folder;
    private final Budget budget;
    private final long end;

    /** What was read last. */
    private Tsv last = Tsv.of("");

    Look(Program program, Children children, Path image, Greymap.Size size, Path folder, Budget budget) {
        this.program = program;
        this.children = children;
        this.image = image;
        this.size = size;
        this.folder = folder;
        this.budget = budget;
        this.end = System.nanoTime() + budget.time().toNanos();
    }

    Seen best() throws IOException, InterruptedException {
        List<String> first = program.languages().subList(0, 1);
        Sheet sheet = Sheet.of(image, size, folder);
        Seen seen = read(sheet, 0, first);
        if (!(seen instanceof Seen.Text best)) {
            return seen;
        }
        Tsv lines = last;
        double straight = 0;
        if (best.confidence() < SURE && Math.abs(last.skew()) > SKEWED) {
            straight = -last.skew();
            sheet = turned(straight, "straight");
            best = better(best, read(sheet, 0, first), 1);
            lines = last;
        }
        if (!isUnderstood(best)) {
            best = better(best, read(turned(straight + Math.PI, "over"), 180, first), 1);
        }
        if (program.languages().size() > 1 && (!isUnderstood(best) || isForeign(sheet, best, lines.blindLines()))) {
            best = better(best, read(sheet, 0, program.languages()), FOREIGN);
        }
        return best;
    }

    /**
     * Whether they make sense in all languages, in letters that the page was not read in. They are tried by themselves, unless they fill the page: most lines without
     * sense are smudges and logos, for which the whole page need not be read again, which takes twice as long.
     */
    private boolean isForeign(Sheet sheet, Seen.Text page, List<Tsv.Line> blind)
            throws IOException, InterruptedException {
        if (Sheet.isSlip(size) || blind.size() < 2) {
            return false;
        }
        if (blind.stream().mapToDouble(Tsv.Line::height).sum() > MOST_TRIED) {
            return true;
        }
        Path bands = folder.resolve("bands.pgm");
        Grey.of(sheet.file(), 1).bands(blind).write(bands);
        List<Word> words = blind.stream().flatMap(line -> line.words().stream()).toList();
        if (!run(bands, program.languages(), SLIP).isGood()) {
            return false;
        }
        Tsv trial = rows();
        Set<UnicodeScript> known = scripts(page.text());
        List<Word> foreign = trial.words().stream()
                .filter(word -> !known.containsAll(scripts(trial.text().substring(word.start(), word.end()))))
                .toList();
        return worth(foreign) > worth(words) * FOREIGN_LINES;
    }

    /** Of its letters. */
    private static Set<UnicodeScript> scripts(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toSet());
    }

    private static boolean isUnderstood(Seen.Text text) {
        return text.confidence() >= UNDERSTOOD;
    }

    /** Another try that fails, for example because the time is over, takes nothing away. */
    private static Seen.Text better(Seen.Text best, Seen other, double by) {
        return other instanceof Seen.Text text && worth(text.words()) > worth(best.words()) * by ? text : best;
    }

    /** More words count more, but many that nobody would bet on are worth little. */
    private static double worth(List<Word> words) {
        return words.stream()
                .mapToDouble(word -> (word.end() - word.start()) * Math.pow(word.confidence(), 2))
                .sum();
    }

    private Sheet turned(double turn, String name) throws IOException {
        return Sheet.turned(image, size, turn, folder.resolve(name + ".pgm"));
    }

    private Seen read(Sheet sheet, int turned, List<String> languages) throws IOException, InterruptedException {
        Ending ending = run(sheet.file(), languages, Sheet.isSlip(size) ? SLIP : PAGE);
        if (!ending.isGood()) {
            return refused(ending);
        }
        last = rows();
        return new Seen.Text(
                last.text(),
                sheet.onImage(last),
                last.confidence(),
                program.name(languages),
                (turned + last.turned()) % 360);
    }

    /** @throws ReadingUnavailable when it is not the fault of the page */
    private Ending run(Path page, List<String> languages, int segmentation) throws IOException, InterruptedException {
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        List<String> command = program.reading(page, folder.resolve("rows"), languages, segmentation);
        Ending ending = children.run(command, folder, left, budget.memory());
        if (!ending.isGood() && ending.why() == Ending.Why.NOT_STARTED) {
            throw new ReadingUnavailable("Tesseract could not be run: " + ending.told());
        }
        return ending;
    }

    private Tsv rows() throws IOException {
        return Tsv.of(new String(Files.readAllBytes(folder.resolve("rows.tsv")), StandardCharsets.UTF_8));
    }

    private Seen refused(Ending ending) {
        return switch (ending.why()) {
            case TOO_SLOW ->
                new Seen.Refused(
                        "Reading the page took longer than " + budget.time().toSeconds() + " seconds.", true);
            case TOO_BIG ->
                new Seen.Refused("Reading the page took more memory than the " + (budget.memory() >> 20)
                        + " MB that a page is given.");
            case BROKEN, NOT_STARTED -> new Seen.Refused("Tesseract gave the page up: " + ending.told());
        };
    }
}
