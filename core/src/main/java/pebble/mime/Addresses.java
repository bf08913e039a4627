package pebble.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address lists as people and machines write them (RFC 5322 with its obsolete forms, and worse): groups are flattened, a comment
 * serves as name where there is no other, semicolons separate like commas, a missing bracket or quote is forgiven.
 */
final class Addresses {
    private static final int MOST = 10_000;

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern AROUND = Pattern.compile(" ?([@.]) ?");

    private final String in;
    private int at;
    /** A comment that never ends is none; looking for its end again and again would take forever. */
    private boolean unclosed;

    private Addresses(String in) {
        this.in = in;
    }

    static List<Address> of(String header) {
        return new Addresses(header).list();
    }

    private List<Address> list() {
        List<Address> found = new ArrayList<>();
        while (at < in.length() && found.size() < MOST) {
            one().ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    /** Reads up to the next separator outside quotes, comments and brackets. */
    private Optional<Address> one() {
        var phrase = new StringBuilder();
        var comment = new StringBuilder();
        String bracketed = null;
        boolean quoted = false;
        boolean addressSeen = false;
        for (; at < in.length(); at++) {
            char c = in.charAt(at);
            if (c == '"' && bracketed == null) {
                quoted = true;
                phrase.append(quotedString());
            } else if (c == '(' && !unclosed) {
                comment.append(comment.isEmpty() ? "" : " ").append(comment());
            } else if (c == '<') {
                bracketed = bracketed();
            } else if (c == ',' || c == ';') {
                at++;
                break;
            } else if (c == ':' && bracketed == null && (quoted || !addressSeen)) {
                phrase.setLength(0);
                quoted = false;
            } else if (c == '\\' && at + 1 < in.length()) {
                phrase.append(in.charAt(++at));
            } else {
                addressSeen |= c == '@' || c == '?' && in.startsWith("=?", at - 1);
                phrase.append(c);
            }
        }
        return address(phrase.toString(), comment.toString(), bracketed, quoted);
    }

    private static Optional<Address> address(
            String phrase, String comment, @Nullable String bracketed, boolean quoted) {
        String words = tidy(EncodedWords.decode(phrase));
        String remark = tidy(EncodedWords.decode(comment));
        if (bracketed != null) {
            String email = email(bracketed);
            if (email.isEmpty() && words.contains("@")) {
                return Optional.of(new Address("", email(words)));
            }
            String name = words.isEmpty() ? remark : words;
            return email.isEmpty() && name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Address(unquoted(name), email));
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (quoted && words.indexOf(' ') > 0) {
            return Optional.of(new Address(words, ""));
        }
        if (words.indexOf('@') < 0) {
            // A word alone is a local user; several are a name without an address.
            return Optional.of(words.indexOf(' ') < 0 ? new Address(remark, words) : new Address(words, ""));
        }
        int space = wordStart(words);
        String name = words.substring(0, space).strip();
        return Optional.of(new Address(name.isEmpty() ? remark : unquoted(name), email(words.substring(space))));
    }

    /** Where the word that holds the @ begins, in text such as {@code John Doe john@example.com}. */
    private static int wordStart(String words) {
        return words.lastIndexOf(' ', words.replace(" @", "@").equals(words) ? words.indexOf('@') : 0) + 1;
    }

    private static String email(String text) {
        String bare = text.startsWith("@") && text.indexOf(':') > 0 ? text.substring(text.indexOf(':') + 1) : text;
        String squeezed = bare.indexOf('"') >= 0
                ? bare.strip()
                : AROUND.matcher(tidy(bare)).replaceAll("$1");
        return squeezed.regionMatches(true, 0, "mailto:", 0, 7) ? squeezed.substring(7) : squeezed;
    }

    private static String tidy(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Names are often quoted twice. */
    private static String unquoted(String name) {
        boolean wrapped = name.length() > 2
                && (name.startsWith("'") && name.endsWith("'") || name.startsWith("\"") && name.endsWith("\""));
        return wrapped ? name.substring(1, name.length() - 1) : name;
    }

    private String quotedString() {
        var out = new StringBuilder();
        int start = at;
        for (at++; at < in.length(); at++) {
            char c = in.charAt(at);
            if (c == '"') {
                // The local part of an address keeps its quotes, a name loses them.
                boolean localPart = at + 1 < in.length() && in.charAt(at + 1) == '@';
                return localPart ? in.substring(start, at + 1) : out.toString();
            }
            if (c == '\\' && at + 1 < in.length()) {
                at++;
            }
            out.append(in.charAt(at));
        }
        at = start;
        return "";
    }

    private String comment() {
        var out = new StringBuilder();
        int depth = 0;
        int start = at;
        for (; at < in.length(); at++) {
            char c = in.charAt(at);
            if (c == '\\' && at + 1 < in.length()) {
                out.append(in.charAt(++at));
            } else if (c == '(' && depth++ > 0) {
                out.append(c);
            } else if (c == ')' && --depth == 0) {
                return out.toString();
            } else if (c != '(') {
                out.append(c);
            }
        }
        unclosed = true;
        at = start;
        return "";
    }

    private String bracketed() {
        var out = new StringBuilder();
        boolean inQuotes = false;
        boolean route = false;
        boolean domain = false;
        for (at++; at < in.length(); at++) {
            char c = in.charAt(at);
            if (c == '"') {
                inQuotes = !inQuotes;
            }
            if (c == '>' && !inQuotes) {
                return out.toString();
            }
            route |= c == ':';
            domain |= c == '@' && !out.isEmpty();
            if (!inQuotes && !unclosed && c == '(') {
                comment();
            } else if (!inQuotes && (c == ',' && !route && domain || c == '<')) {
                at--;
                return out.toString();
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
