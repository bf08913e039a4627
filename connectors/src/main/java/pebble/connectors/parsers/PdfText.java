package pebble.connectors.parsers;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import pebble.reading.Word;

/**
 * The text layer of a PDF, page by page, in the order in which it was written down; that is the order of reading for nearly all
 * programs that write PDF, and unlike the order of places it keeps columns apart.
 */
final class PdfText extends PDFTextStripper {
    private static final int RIGHT_ANGLES = 4;
    private static final float LEAST_WIDTH = 0.01f;
    private static final long PLACE = 0xFFFFFF;
    private static final char SOFT_HYPHEN = '\u00AD';

    private final PDDocument document;
    private final Pages pages;
    private final PdfForms forms;
    private final StringWriter text = new StringWriter();
    private final List<Word> words = new ArrayList<>();
    private final List<Piece> line = new ArrayList<>();
    private final Set<Long> printed = new HashSet<>();
    private final int[] directions = new int[RIGHT_ANGLES];
    private Upright upright = new Upright(1, 1, 0);
    private PageSight sight = new PageSight(1);

    /** What is written between two blanks that are mere gaps. */
    private record Piece(String text, List<TextPosition> glyphs) {}

    PdfText(PDDocument document, Pages pages) throws IOException {
        this.document = document;
        this.pages = pages;
        this.forms = new PdfForms(document);
        // Pages are gone through below; the stripper's own count stays at 0.
        setStartPage(0);
        setLineSeparator("\n");
        setPageEnd("");
        setArticleEnd("\n");
        // Its own way takes as long as all the rest.
        setSuppressDuplicateOverlappingText(false);
    }

    void read() throws IOException {
        writeText(document, text);
    }

    @Override
    protected void processPages(PDPageTree tree) throws IOException {
        for (PDPage page : tree) {
            if (!add(page)) {
                return;
            }
        }
    }

    private boolean add(PDPage page) throws IOException {
        PDRectangle shown = page.getCropBox();
        upright = new Upright(
                Math.max(shown.getWidth(), 1), Math.max(shown.getHeight(), 1), Math.floorMod(page.getRotation(), 360));
        boolean whole = readTurned(page);
        for (PdfForms.Field field : forms.on(page)) {
            append(field.value(), box(field.place(), shown));
        }
        if (pages.count() == 0) {
            appendText(forms.dynamicText());
        }
        String said = IndicOrder.asRead(text.toString().strip());
        int before = text.toString().indexOf(text.toString().strip());
        return pages.add(
                upright.uprightWidth(),
                upright.uprightHeight(),
                said,
                moved(before, said.length()),
                !whole || !forms.isWhole() || sight.isMoreThan(said));
    }

    /** Text that stands sideways on its page is read as if the page had been turned for it. */
    private boolean readTurned(PDPage page) throws IOException {
        boolean whole = readOnce(page);
        int most = 0;
        for (int i = 1; i < RIGHT_ANGLES; i++) {
            most = directions[i] > directions[most] ? i : most;
        }
        int direction = most * 90;
        if (directions[most] == 0 || direction == upright.turned()) {
            return whole;
        }
        page.setRotation(direction);
        try {
            return readOnce(page);
        } finally {
            page.setRotation(upright.turned());
        }
    }

    /** @return whether all of it could be read; what stands before the damage is kept */
    private boolean readOnce(PDPage page) {
        text.getBuffer().setLength(0);
        words.clear();
        line.clear();
        printed.clear();
        Arrays.fill(directions, 0);
        sight = new PageSight(upright.width() * upright.height());
        try {
            if (page.hasContents()) {
                processPage(page);
            }
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        switch (operator.getName()) {
            case "Do" -> {
                if (!operands.isEmpty()
                        && operands.getFirst() instanceof COSName name
                        && getResources() != null
                        && getResources().isImageXObject(name)) {
                    sight.image(areaOfUnitSquare());
                }
            }
            case "BI" -> sight.image(areaOfUnitSquare());
            case "f", "F", "f*", "B", "B*", "b", "b*" -> sight.shape();
            default -> {}
        }
        super.processOperator(operator, operands);
    }

    /** An image fills the unit square of its coordinates. */
    private float areaOfUnitSquare() {
        Matrix m = getGraphicsState().getCurrentTransformationMatrix();
        return Math.abs(m.getScaleX() * m.getScaleY() - m.getShearX() * m.getShearY());
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (position.getUnicode().equals(String.valueOf(SOFT_HYPHEN)) && position.getWidth() < LEAST_WIDTH) {
            return;
        }
        if (position.getUnicode().isBlank()) {
            super.processTextPosition(position);
        } else if (!isPrintedTwice(position)) {
            directions[Math.floorMod((int) position.getDir(), 360) / 90]++;
            super.processTextPosition(position);
        }
    }

    /** Some programs make letters bold by printing them again, a little beside. */
    private boolean isPrintedTwice(TextPosition position) {
        String letter = position.getUnicode();
        float near = position.getWidth() / 3;
        if (letter.length() > 1 || near < LEAST_WIDTH) {
            return false;
        }
        long x = (long) (position.getX() / near) & PLACE;
        long y = (long) (position.getY() / near) & PLACE;
        long there = (long) letter.charAt(0) << 48 | y;
        if (printed.contains(there | x << 24)
                || printed.contains(there | (x + 1 & PLACE) << 24)
                || printed.contains(there | (x - 1 & PLACE) << 24)) {
            return true;
        }
        printed.add(there | x << 24);
        return false;
    }

    @Override
    protected void writeString(String string, List<TextPosition> glyphs) {
        line.add(new Piece(string, List.copyOf(glyphs)));
    }

    @Override
    protected void writeWordSeparator() {
        // A piece begins.
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        endLine();
        if (!isBroken()) {
            super.writeLineSeparator();
        }
    }

    @Override
    protected void endArticle() throws IOException {
        endLine();
        super.endArticle();
    }

    private void endLine() {
        int begin = text.getBuffer().length();
        List<TextPosition> glyphs =
                line.stream().flatMap(piece -> piece.glyphs().stream()).toList();
        if (ReadingOrder.isNeeded(glyphs)) {
            List<ReadingOrder.Letter> letters = ReadingOrder.of(glyphs);
            int start = text.getBuffer().length();
            letters.forEach(letter -> text.append(letter.text()));
            place(start, PlacedText.words(letters));
        } else {
            for (int i = 0; i < line.size(); i++) {
                Piece piece = line.get(i);
                int start = text.getBuffer().length();
                text.append(i == 0 ? "" : getWordSeparator()).append(piece.text());
                place(
                        start + (i == 0 ? 0 : getWordSeparator().length()),
                        PlacedText.words(piece.text(), piece.glyphs()));
            }
        }
        line.clear();
        // Within a line it is a hyphen like any other, by the name that some fonts give it.
        for (int i = begin; i < text.getBuffer().length() - 1; i++) {
            if (text.getBuffer().charAt(i) == SOFT_HYPHEN) {
                text.getBuffer().setCharAt(i, '-');
            }
        }
    }

    private void place(int start, List<PlacedText> placed) {
        for (PlacedText word : placed) {
            words.add(word(start + word.start(), start + word.end(), word.box(upright)));
        }
    }

    /** Whether the line ends in the middle of a word, by a hyphen that is there for that alone: it is taken away, and the word goes on. */
    private boolean isBroken() {
        int end = text.getBuffer().length() - 1;
        if (end < 0 || text.getBuffer().charAt(end) != SOFT_HYPHEN) {
            return false;
        }
        text.getBuffer().setLength(end);
        if (!words.isEmpty() && words.getLast().end() > end) {
            Word w = words.removeLast();
            if (w.start() < end) {
                words.add(new Word(w.start(), end, w.x(), w.y(), w.width(), w.height(), w.confidence()));
            }
        }
        return true;
    }

    private void append(String value, Upright.Box box) {
        text.append('\n');
        int start = text.getBuffer().length();
        text.append(value);
        for (PlacedText.Token token : PlacedText.tokens(value)) {
            words.add(word(start + token.start(), start + token.end(), box));
        }
    }

    private void appendText(String more) {
        if (!more.isBlank()) {
            text.append('\n').append(more);
        }
    }

    private Upright.Box box(PDRectangle place, PDRectangle shown) {
        Upright.Around around = upright.new Around();
        float left = place.getLowerLeftX() - shown.getLowerLeftX();
        float low = place.getLowerLeftY() - shown.getLowerLeftY();
        around.add(left, low);
        around.add(left + place.getWidth(), low + place.getHeight());
        return around.box();
    }

    private static Word word(int start, int end, Upright.Box box) {
        return new Word(start, end, box.x(), box.y(), box.width(), box.height(), 1);
    }

    /** The words, after so many characters before the first were taken away. */
    private List<Word> moved(int before, int length) {
        List<Word> moved = new ArrayList<>(words.size());
        for (Word w : words) {
            int start = w.start() - before;
            int end = w.end() - before;
            if (start >= 0 && end <= length) {
                moved.add(new Word(start, end, w.x(), w.y(), w.width(), w.height(), w.confidence()));
            }
        }
        return moved;
    }
}
