package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A page of lines in any script, whose letters are laid out as the rule of Unicode has it and written down one by one, as programs do that write PDF. */
final class Lines {
    static final float WIDTH = 600;
    static final float HEIGHT = 800;
    /** Of a letter. */
    static final float ADVANCE = 6;

    private static final float SIZE = ADVANCE / UnseenFont.LETTER;
    private static final Pattern LETTERS = Pattern.compile("\\X");

    private final UnseenFont font = new UnseenFont();
    private final StringBuilder content = new StringBuilder("BT /F " + SIZE + " Tf\n");

    /** In which order the letters of a line are written down. */
    enum Writing {
        AS_SEEN,
        AS_READ,
        /** As seen, and blanks are mere gaps. */
        WITHOUT_BLANKS,
        /** As seen, and what is no letter by itself, or is turned, is said to mean what it is: as Chromium prints. */
        WITH_MEANINGS
    }

    private record Placed(String letter, String meaning, float x, int place) {}

    /** A line, mirrored and turned as it is seen. */
    Lines line(String text, float x, float y, boolean fromTheRight, Writing writing) {
        String[] letters =
                LETTERS.matcher(text).results().map(MatchResult::group).toArray(String[]::new);
        Bidi bidi = new Bidi(text, fromTheRight ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[letters.length];
        Integer[] places = new Integer[letters.length];
        int at = 0;
        for (int i = 0; i < letters.length; i++) {
            places[i] = i;
            levels[i] = (byte) bidi.getLevelAt(at);
            at += letters[i].length();
        }
        Bidi.reorderVisually(levels, 0, places, 0, places.length);
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            String letter = letters[places[i]];
            String seen = levels[places[i]] % 2 == 0 ? letter : mirrored(letter);
            placed.add(new Placed(seen, letter, x + i * ADVANCE, places[i]));
        }
        if (writing == Writing.AS_READ) {
            placed.sort(Comparator.comparingInt(Placed::place));
        }
        for (Placed one : placed) {
            if (writing == Writing.WITH_MEANINGS
                    && (one.letter().length() > 1 || !one.letter().equals(one.meaning()))) {
                meaning(one, y);
            } else if (writing != Writing.WITHOUT_BLANKS || !one.letter().isBlank()) {
                glyph(one.letter(), one.x(), y);
            }
        }
        return this;
    }

    /** Its marks come first, where they stand over the letter. */
    private void meaning(Placed one, float y) {
        String meaning = HexFormat.of().formatHex(one.meaning().getBytes(StandardCharsets.UTF_16BE));
        raw("/Span << /ActualText <FEFF" + meaning + "> >> BDC");
        for (int i = one.letter().length() - 1; i >= 0; i--) {
            glyph(one.letter().substring(i, i + 1), one.x(), y);
        }
        raw("EMC");
    }

    /** One glyph, whatever it means. */
    Lines glyph(String means, float x, float y) {
        content.append("1 0 0 1 ").append(x).append(' ').append(y).append(" Tm <");
        content.append(HexFormat.of().toHexDigits((char) font.code(means))).append("> Tj\n");
        return this;
    }

    Lines raw(String operators) {
        content.append(operators).append('\n');
        return this;
    }

    private static String mirrored(String letter) {
        return switch (letter) {
            case "(" -> ")";
            case ")" -> "(";
            case "[" -> "]";
            case "]" -> "[";
            default -> letter;
        };
    }

    Path save(Path file) throws IOException {
        content.append("ET\n");
        font.finish();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
            COSDictionary fonts = new COSDictionary();
            fonts.setItem("F", font.dictionary());
            page.setResources(new PDResources());
            page.getResources().getCOSObject().setItem(COSName.FONT, fonts);
            page.setContents(new PDStream(UnseenFont.stream(content.toString().getBytes(StandardCharsets.US_ASCII))));
            document.addPage(page);
            document.save(file.toFile());
        }
        return file;
    }
}
