package pebble.connectors.parsers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The smallest TrueType font that can be put into a PDF: the six tables that it asks for (ISO 32000-1, 9.9), and two glyphs of which nothing is seen. */
final class EmptyGlyphs {
    /** The glyph that stands for every letter; the first stands for none. */
    static final byte EMPTY = 1;

    private static final int GLYPHS = 2;
    private static final int TO_THE_EM = 1000;
    private static final int ASCENT = 800;
    private static final int DESCENT = -200;
    private static final int ADVANCE = 500;
    private static final int VERSION_1 = 0x00010000;
    private static final int MAGIC = 0x5F0F3CF5;
    /** To which the sum of all words of a font is brought. */
    private static final int WHOLE = 0xB1B0AFBA;

    private static final int HEADER = 12;
    private static final int ENTRY = 16;
    private static final int ADJUSTMENT = 8;

    private EmptyGlyphs() {}

    static byte[] program() throws IOException {
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put("glyf", new byte[4]);
        tables.put("head", head());
        tables.put("hhea", shorts(1, 0, ASCENT, DESCENT, 0, ADVANCE, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1));
        tables.put("hmtx", shorts(ADVANCE, 0, 0));
        tables.put("loca", shorts(0, 0, 0));
        tables.put("maxp", shorts(1, 0, GLYPHS, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        ByteBuffer font = ByteBuffer.allocate(HEADER
                + ENTRY * tables.size()
                + tables.values().stream().mapToInt(EmptyGlyphs::padded).sum());
        font.putInt(VERSION_1);
        // So many tables, and what a binary search among six of them needs.
        font.put(shorts(tables.size(), 64, 2, 32));
        int at = HEADER + ENTRY * tables.size();
        int head = 0;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            font.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            font.putInt(sum(ByteBuffer.wrap(Arrays.copyOf(table.getValue(), padded(table.getValue())))));
            font.putInt(at);
            font.putInt(table.getValue().length);
            font.put(at, table.getValue());
            head = table.getKey().equals("head") ? at : head;
            at += padded(table.getValue());
        }
        font.putInt(head + ADJUSTMENT, WHOLE - sum(font.duplicate().rewind().limit(font.capacity())));
        return font.array();
    }

    private static byte[] head() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(VERSION_1);
        out.writeInt(VERSION_1);
        out.writeInt(0);
        out.writeInt(MAGIC);
        out.write(shorts(0, TO_THE_EM));
        out.writeLong(0);
        out.writeLong(0);
        out.write(shorts(0, DESCENT, ADVANCE, ASCENT, 0, 8, 2, 0, 0));
        return bytes.toByteArray();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return bytes.array();
    }

    private static int padded(byte[] table) {
        return (table.length + 3) / 4 * 4;
    }

    private static int sum(ByteBuffer words) {
        int sum = 0;
        while (words.remaining() >= Integer.BYTES) {
            sum += words.getInt();
        }
        return sum;
    }
}
