package pebble.facts;

import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses in running text (RFC 5322 dot-atoms; quoted local parts are not written in letters), and links, which are no facts. */
final class Emails {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}_%+][\\p{L}\\p{N}._%+'-]{0,63}+@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,8}"
                    + "\\p{L}[\\p{L}\\p{N}-]{0,22}[\\p{L}\\p{N}](?![\\p{L}\\p{N}@_-])");
    private static final Pattern LINK =
            Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]{1,2000}+", Pattern.CASE_INSENSITIVE);

    private Emails() {}

    static void find(Passage passage) {
        var text = passage.text();
        if (text.contains("://") || passage.lower().contains("www.")) {
            var link = LINK.matcher(text);
            while (link.find()) {
                passage.take(link.start(), link.end());
            }
        }
        var address = ADDRESS.matcher(text);
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = localStart(text, at);
            if (start < at) {
                address.region(start, Math.min(text.length(), at + 300));
                address.useTransparentBounds(true);
                if (address.lookingAt() && passage.isFree(address.start(), address.end())) {
                    passage.add(
                            FactType.EMAIL,
                            address.start(),
                            address.end(),
                            address.group().toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < 64 && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Passage.isWord(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static boolean isLocal(char letter) {
        return Passage.isWord(letter) || "._%+'-".indexOf(letter) >= 0;
    }
}
