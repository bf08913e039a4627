package pebble.router;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text to be searched for many words: folded once (case, white space), with the set of its three-letter pieces, by which nearly
 * every word that is not in it is seen not to be without a search.
 */
final class Text {
    /** Of longer texts only this much is judged. */
    static final int LONGEST = 200_000;

    private static final int BITS = 1 << 16;

    private final String raw;
    private final String folded;
    private long @Nullable [] pieces;

    Text(String raw) {
        this.raw = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        this.folded = fold(this.raw);
    }

    String raw() {
        return raw;
    }

    String folded() {
        return folded;
    }

    boolean isBlank() {
        return folded.isEmpty();
    }

    /** Lower case letter by letter, one space for any white space, none at the ends. */
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || Character.isWhitespace(c) || c == '\u00a0') {
                if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                    folded.append(' ');
                }
            } else {
                folded.append(folded(c));
            }
        }
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ') {
            folded.setLength(folded.length() - 1);
        }
        return folded.toString();
    }

    /** A letter by itself, so that a word folds alike wherever it stands. */
    private static char folded(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return switch (c) {
            case 'ſ' -> 's';
            case 'ς' -> 'σ';
            default -> Character.toLowerCase(c);
        };
    }

    boolean mayContain(int[] wanted) {
        if (wanted.length == 0) {
            return true;
        }
        if (pieces == null) {
            pieces = new long[BITS / 64];
            for (int i = 2; i < folded.length(); i++) {
                int piece = piece(folded, i);
                pieces[piece >> 6] |= 1L << piece;
            }
        }
        for (int piece : wanted) {
            if ((pieces[piece >> 6] & 1L << piece) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The pieces of a folded word; none where it is shorter than three letters. */
    static int[] pieces(String folded) {
        int[] pieces = new int[Math.max(0, folded.length() - 2)];
        for (int i = 2; i < folded.length(); i++) {
            pieces[i - 2] = piece(folded, i);
        }
        return pieces;
    }

    private static int piece(String text, int last) {
        int mixed = (text.charAt(last - 2) * 31 + text.charAt(last - 1)) * 31 + text.charAt(last);
        return (mixed * 0x9E3779B9) >>> 16;
    }

    /** As a header's name or a media type is compared. */
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
