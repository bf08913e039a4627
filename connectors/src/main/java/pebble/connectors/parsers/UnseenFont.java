package pebble.connectors.parsers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/**
 * A font for text that is not seen: a letter of any script has a code, a width and a meaning, and no shape. What a reader takes for one letter, with all its
 * marks, is one code.
 */
final class UnseenFont {
    /** Of each letter, as a share of the font's size. */
    static final float LETTER = 0.5f;

    /** How deep letters go below the line, and with it how much of the size lies above. */
    static final float BELOW_BASELINE = 0.2f;

    private static final int CODES = 0xFFFF;
    private static final int IN_THOUSANDTHS = 1000;
    private static final int AT_ONCE = 100;
    private static final Pattern LETTERS = Pattern.compile("\\X");
    /** Of a letter with more marks the further ones are letters of their own. */
    private static final int LONGEST = 16;

    private final COSDictionary dictionary = new COSDictionary();
    private final Map<String, Integer> codes = new LinkedHashMap<>();

    COSDictionary dictionary() {
        return dictionary;
    }

    /**
     * Text as it is shown with this font.
     *
     * @param count of its letters
     */
    record Shown(String hex, int count) {}

    /** Letters beyond 65,535 different ones in one file are left out. */
    Shown shown(String text) {
        StringBuilder hex = new StringBuilder();
        int count = 0;
        Matcher letters = LETTERS.matcher(text);
        while (letters.find()) {
            String letter = letters.group();
            for (int i = 0; i < letter.length(); i += LONGEST) {
                int code = code(letter.substring(i, Math.min(letter.length(), i + LONGEST)));
                if (code > 0) {
                    hex.append(HexFormat.of().toHexDigits((char) code));
                    count++;
                }
            }
        }
        return new Shown(hex.toString(), count);
    }

    /** @return 0 when there are too many */
    int code(String letter) {
        Integer known = codes.get(letter);
        if (known != null) {
            return known;
        }
        if (codes.size() == CODES) {
            return 0;
        }
        codes.put(letter, codes.size() + 1);
        return codes.size();
    }

    /** Once all text is known. */
    void finish() throws IOException {
        COSName name = COSName.getPDFName("PebbleUnseen");
        COSDictionary system = new COSDictionary();
        system.setString(COSName.REGISTRY, "Adobe");
        system.setString(COSName.ORDERING, "Identity");
        system.setInt(COSName.SUPPLEMENT, 0);

        COSDictionary letters = new COSDictionary();
        letters.setItem(COSName.TYPE, COSName.FONT);
        letters.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        letters.setItem(COSName.BASE_FONT, name);
        letters.setItem(COSName.CIDSYSTEMINFO, system);
        letters.setItem(COSName.FONT_DESC, descriptor(name));
        letters.setInt(COSName.DW, (int) (LETTER * IN_THOUSANDTHS));
        letters.setItem(COSName.CID_TO_GID_MAP, stream(sameGlyphForAll()));
        COSArray descendants = new COSArray();
        descendants.add(letters);

        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setItem(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(COSName.TO_UNICODE, stream(meanings().getBytes(StandardCharsets.US_ASCII)));
    }

    private static COSDictionary descriptor(COSName name) throws IOException {
        int below = (int) (BELOW_BASELINE * IN_THOUSANDTHS);
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray box = new COSArray();
        for (int edge : new int[] {0, -below, (int) (LETTER * IN_THOUSANDTHS), IN_THOUSANDTHS - below}) {
            box.add(COSInteger.get(edge));
        }
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, IN_THOUSANDTHS - below);
        descriptor.setInt(COSName.DESCENT, -below);
        descriptor.setInt(COSName.CAP_HEIGHT, IN_THOUSANDTHS - below);
        descriptor.setInt(COSName.STEM_V, 80);
        byte[] program = EmptyGlyphs.program();
        COSStream stream = stream(program);
        stream.setInt(COSName.LENGTH1, program.length);
        descriptor.setItem(COSName.FONT_FILE2, stream);
        return descriptor;
    }

    private byte[] sameGlyphForAll() {
        byte[] map = new byte[2 * (codes.size() + 1)];
        for (int i = 1; i < map.length; i += 2) {
            map[i] = EmptyGlyphs.EMPTY;
        }
        return map;
    }

    /** What each code means, as a CMap (ISO 32000-1, 9.10.3). */
    private String meanings() {
        StringBuilder map = new StringBuilder("""
                /CIDInit /ProcSet findresource begin
                12 dict begin
                begincmap
                /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                /CMapName /Adobe-Identity-UCS def
                /CMapType 2 def
                1 begincodespacerange
                <0000> <FFFF>
                endcodespacerange
                """);
        int left = codes.size();
        int inBlock = 0;
        for (Map.Entry<String, Integer> letter : codes.entrySet()) {
            if (inBlock == 0) {
                inBlock = Math.min(left, AT_ONCE);
                map.append(inBlock).append(" beginbfchar\n");
            }
            map.append('<')
                    .append(HexFormat.of().toHexDigits((char) (int) letter.getValue()))
                    .append("> <")
                    .append(HexFormat.of().formatHex(letter.getKey().getBytes(StandardCharsets.UTF_16BE)))
                    .append(">\n");
            left--;
            if (--inBlock == 0) {
                map.append("endbfchar\n");
            }
        }
        return map.append("""
                endcmap
                CMapName currentdict /CMap defineresource pop
                end
                end
                """).toString();
    }

    static COSStream stream(byte[] bytes) throws IOException {
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        return stream;
    }
}
