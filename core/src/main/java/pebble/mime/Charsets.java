package pebble.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text when the label may be absent, wrong or made up. A label is believed as long as the bytes can be decoded by it;
 * else valid UTF-8 is UTF-8, then the detector is asked, then it is Windows-1252.
 */
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int DETECTOR_BYTES = 64 * 1024;

    /** What senders mean by a label: usually the superset that their platform used. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("windows-874", "x-windows-874"),
            Map.entry("iso-8859-8-i", "iso-8859-8"),
            Map.entry("iso-8859-8-e", "iso-8859-8"),
            Map.entry("iso-8859-6-i", "iso-8859-6"),
            Map.entry("gb2312", "gb18030"),
            Map.entry("gbk", "gb18030"),
            Map.entry("x-gbk", "gb18030"),
            Map.entry("gb_2312-80", "gb18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("cp932", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("big5", "x-windows-950"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("cp1252", "windows-1252"),
            Map.entry("utf8", "utf-8"),
            Map.entry("uft-8", "utf-8"),
            Map.entry("unicode-1-1-utf-8", "utf-8"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"));

    private Charsets() {}

    public static String decode(byte[] bytes, @Nullable String label) {
        String name = label == null ? "" : label.strip().toLowerCase(Locale.ROOT);
        if (name.endsWith("utf-7")) {
            return Utf7.decode(bytes);
        }
        boolean ascii = isAscii(bytes);
        Charset meant = meant(name);
        if (ascii && (meant == null || !isStateful(meant))) {
            return hasEscapes(bytes) ? japaneseOr(bytes, StandardCharsets.US_ASCII) : latin(bytes);
        }
        if (meant != null && meant != StandardCharsets.US_ASCII) {
            if (isWestern(meant)) {
                String utf8 = strict(bytes, StandardCharsets.UTF_8);
                return utf8 != null ? utf8 : new String(bytes, meant);
            }
            String text = strict(bytes, meant);
            return text != null ? text : mislabelled(bytes, meant);
        }
        return guess(bytes);
    }

    /** Decodes bytes without a label in a mail that uses the hinted charset elsewhere. */
    static String decode(byte[] bytes, @Nullable String label, @Nullable String hint) {
        boolean unlabelled = label == null || meant(label.strip().toLowerCase(Locale.ROOT)) == null;
        if (!unlabelled || hint == null || isAscii(bytes) || strict(bytes, StandardCharsets.UTF_8) != null) {
            return decode(bytes, label);
        }
        return decode(bytes, hint);
    }

    /** The text of bytes about which nothing is known. */
    public static String guess(byte[] bytes) {
        if (isAscii(bytes)) {
            return hasEscapes(bytes) ? japaneseOr(bytes, StandardCharsets.US_ASCII) : latin(bytes);
        }
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        Charset detected = detect(bytes);
        String text = detected == null ? null : strict(bytes, detected);
        return text != null ? text : new String(bytes, WINDOWS_1252);
    }

    /** A few broken characters in a long text do not make its label wrong; many do. */
    private static String mislabelled(byte[] bytes, Charset label) {
        String utf8 = strict(bytes, StandardCharsets.UTF_8);
        if (utf8 != null) {
            return utf8;
        }
        String replaced = new String(bytes, label);
        long broken = replaced.chars().filter(c -> c == '\uFFFD').count();
        long foreign = replaced.chars().filter(c -> c > 0x7F).count();
        return broken * 5 <= foreign ? replaced : guess(bytes);
    }

    private static @Nullable Charset meant(String name) {
        if (name.isEmpty()) {
            return null;
        }
        try {
            return Charset.forName(MEANT.getOrDefault(name, name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return null;
        }
    }

    /** The name of the charset that the bytes seem to be in; null when nothing speaks for any. */
    static @Nullable String detectedName(byte[] bytes) {
        Charset detected = detect(bytes);
        return detected == null ? null : detected.name();
    }

    private static @Nullable Charset detect(byte[] bytes) {
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, DETECTOR_BYTES));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        return name == null ? null : meant(name.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String strict(byte[] bytes, Charset charset) {
        if (!charset.canEncode() && !charset.newDecoder().isAutoDetecting()) {
            return new String(bytes, charset);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            return null;
        }
    }

    private static String japaneseOr(byte[] bytes, Charset other) {
        String text = strict(bytes, Charset.forName("x-windows-iso2022jp"));
        return text != null ? text : new String(bytes, other);
    }

    private static boolean isWestern(Charset charset) {
        return charset.equals(WINDOWS_1252) || charset.name().equals("ISO-8859-15");
    }

    /** Charsets in which ASCII bytes may mean something else. */
    private static boolean isStateful(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return name.contains("2022")
                || name.startsWith("utf-16")
                || name.startsWith("utf-32")
                || name.startsWith("x-ibm");
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEscapes(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x1B && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    private static String latin(byte[] ascii) {
        return new String(ascii, StandardCharsets.ISO_8859_1);
    }
}
