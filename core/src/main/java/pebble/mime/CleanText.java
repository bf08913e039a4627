package pebble.mime;

/** Text that any store can keep: NUL and lone surrogates become U+FFFD. */
public final class CleanText {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {}

    public static String clean(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return cleaned(text, i);
            }
        }
        return text;
    }

    private static String cleaned(String text, int from) {
        var out = new StringBuilder(text);
        for (int i = from; i < out.length(); i++) {
            char c = out.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < out.length() && Character.isLowSurrogate(out.charAt(i + 1))) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                out.setCharAt(i, REPLACEMENT);
            }
        }
        return out.toString();
    }
}
