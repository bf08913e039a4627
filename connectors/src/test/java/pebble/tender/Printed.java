package pebble.tender;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.util.Matrix;

/** Prints papers as offices do: lines, and tables whose cells break into lines and whose rows break over pages. */
final class Printed {
    private static final float MARGIN = 48;
    private static final PDFont PLAIN = new PDType1Font(FontName.HELVETICA);
    private static final PDFont BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

    private final PDDocument document = new PDDocument();
    private final float size;
    private final float leading;
    /** How the pages are turned: 0 upright, 90 by their own mark, -90 by their text running upwards. */
    private final int turned;

    private float width = PDRectangle.A4.getWidth();
    private float height = PDRectangle.A4.getHeight();
    private PDPageContentStream out;
    private float y;

    Printed(float size, int turned) {
        this.size = size;
        this.leading = size * 1.25f;
        this.turned = turned;
        if (turned != 0) {
            width = PDRectangle.A4.getHeight();
            height = PDRectangle.A4.getWidth();
        }
        out = page();
    }

    Printed(float size) {
        this(size, 0);
    }

    private PDPageContentStream page() {
        try {
            if (out != null) {
                out.close();
            }
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDPageContentStream next = new PDPageContentStream(document, page);
            if (turned != 0) {
                page.setRotation(turned > 0 ? 90 : 0);
                next.transform(Matrix.getRotateInstance(Math.PI / 2, PDRectangle.A4.getWidth(), 0));
            }
            y = height - MARGIN;
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void room(float needed) {
        if (y - needed < MARGIN) {
            out = page();
        }
    }

    private void write(PDFont font, float x, float baseline, String text) {
        try {
            out.beginText();
            out.setFont(font, size);
            out.newLineAtOffset(x, baseline);
            out.showText(text);
            out.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static float wide(PDFont font, float size, String text) {
        try {
            return font.getStringWidth(text) / 1000 * size;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> broken(String text, float most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && wide(PLAIN, size, line + " " + word) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    Printed heading(String text) {
        room(leading * 2);
        y -= leading * 1.6f;
        write(BOLD, Math.max(MARGIN, (width - wide(BOLD, size, text)) / 2), y, text);
        y -= leading * 0.4f;
        return this;
    }

    /** A paragraph over the whole width, broken where it must be. */
    Printed text(String text) {
        for (String line : broken(text, width - 2 * MARGIN)) {
            room(leading);
            y -= leading;
            write(PLAIN, MARGIN, y, line);
        }
        return this;
    }

    Printed gap() {
        y -= leading;
        return this;
    }

    Printed pageBreak() {
        out = page();
        return this;
    }

    /** What follows in a row, at places of its own. */
    Printed at(float... xs) {
        room(leading);
        y -= leading;
        places = xs;
        return this;
    }

    private float[] places = new float[0];

    Printed put(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            write(PLAIN, places[i], y, texts[i]);
        }
        return this;
    }

    /**
     * A table with lines around its cells.
     *
     * @param middle whether cells stand in the middle of their row's height
     * @param head whether the first row is printed again on every page
     */
    Printed table(float[] widths, boolean middle, boolean head, String[]... rows) {
        y -= leading * 0.5f;
        for (int r = 0; r < rows.length; r++) {
            float high = high(widths, rows[r]);
            if (y - high < MARGIN) {
                out = page();
                if (head && r > 0) {
                    row(widths, middle, rows[0]);
                }
            }
            row(widths, middle, rows[r]);
        }
        return this;
    }

    private float high(float[] widths, String[] cells) {
        int most = 1;
        for (int i = 0; i < cells.length; i++) {
            most = Math.max(most, broken(cells[i], widths[i] - 8).size());
        }
        return most * leading + 6;
    }

    private void row(float[] widths, boolean middle, String[] cells) {
        try {
            float high = high(widths, cells);
            float x = MARGIN;
            for (int i = 0; i < cells.length; i++) {
                out.setLineWidth(0.5f);
                out.addRect(x, y - high, widths[i], high);
                out.stroke();
                List<String> lines = broken(cells[i], widths[i] - 8);
                float down = middle ? (high - lines.size() * leading) / 2 : 3;
                for (int l = 0; l < lines.size(); l++) {
                    write(PLAIN, x + 4, y - down - (l + 1) * leading + size * 0.3f, lines.get(l));
                }
                x += widths[i];
            }
            y -= high;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] pdf() {
        try (document) {
            out.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
