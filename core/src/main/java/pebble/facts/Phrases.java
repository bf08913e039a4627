package pebble.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Names of one or more words that are looked up in a passage; the longest that stands at a word is found. */
final class Phrases<V> {
    private static final int LONGEST = 12;

    private final Node<V> root = new Node<>();

    private static final class Node<V> {
        private final Map<String, Node<V>> next = new HashMap<>();
        private final List<Name<V>> names = new ArrayList<>(1);
    }

    private record Name<V>(List<String> words, Written written, V value) {}

    /** A phrase that stands at a word, and the index after its last word. */
    record Match<V>(int endWord, V value) {}

    /** How a name must be written to be meant: {@code =IPA} exactly so, {@code ^Pali} with capitals or in a line of capitals, others anyhow. */
    enum Written {
        EXACTLY,
        CAPITAL,
        ANYHOW
    }

    void put(String phrase, V value) {
        char mark = phrase.isEmpty() ? ' ' : phrase.charAt(0);
        var written = mark == '=' ? Written.EXACTLY : mark == '^' ? Written.CAPITAL : Written.ANYHOW;
        var plain = written == Written.ANYHOW ? phrase : phrase.substring(1);
        var words = new Passage(Fact.Field.TEXT, NewestPart.cut(plain, 200)).words();
        if (words.isEmpty() || words.size() > LONGEST) {
            return;
        }
        var node = root;
        for (var word : words) {
            node = node.next.computeIfAbsent(word.lower(), first -> new Node<>());
        }
        node.names.add(new Name<>(words.stream().map(Passage.Word::text).toList(), written, value));
    }

    void putAll(Collection<String> phrases, V value) {
        phrases.forEach(phrase -> put(phrase, value));
    }

    static Phrases<Boolean> of(Collection<String> phrases) {
        var all = new Phrases<Boolean>();
        all.putAll(phrases, true);
        return all;
    }

    /** The names in a file beside this class: one a line or parted by commas, {@code #} before a remark. */
    static List<String> names(String file) {
        try (var in = Objects.requireNonNull(Phrases.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(", *")).stream())
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isEmpty() {
        return root.next.isEmpty();
    }

    /** The longest phrase at a word of the passage, all of it on one line. */
    @Nullable
    Match<V> at(Passage passage, int first) {
        var words = passage.words();
        Match<V> longest = null;
        var node = root.next.get(words.get(first).lower());
        for (int last = first; node != null; last++) {
            for (var name : node.names) {
                if (isWritten(passage, first, name)) {
                    longest = new Match<>(last + 1, name.value());
                    break;
                }
            }
            boolean goesOn = last + 1 < words.size() && !node.next.isEmpty() && joins(passage.between(last, last + 1));
            node = goesOn ? node.next.get(words.get(last + 1).lower()) : null;
        }
        return longest;
    }

    private static boolean isWritten(Passage passage, int first, Name<?> name) {
        return switch (name.written()) {
            case ANYHOW -> true;
            case CAPITAL -> passage.words().get(first).capital();
            case EXACTLY -> {
                boolean same = true;
                for (int i = 0; same && i < name.words().size(); i++) {
                    same = name.words()
                            .get(i)
                            .equals(passage.words().get(first + i).text());
                }
                yield same;
            }
        };
    }

    /** Whether what stands between two words holds them together: "Dar es Salaam", "n-butyl", "O'Brien", "N,N-dimethyl", "Pvt. Ltd". */
    static boolean joins(String between) {
        if (between.length() > 3) {
            return false;
        }
        if (between.equals("., ")) {
            return true;
        }
        boolean comma = between.equals(",");
        for (int i = 0; i < between.length(); i++) {
            char letter = between.charAt(i);
            if (!(letter == ' '
                    || letter == '-'
                    || letter == '–'
                    || letter == '\''
                    || letter == '’'
                    || letter == '&'
                    || letter == '.'
                    || letter == '\u00a0'
                    || letter == '‑'
                    || letter == '°'
                    || letter == 'º'
                    || letter == '/'
                    || comma)) {
                return false;
            }
        }
        return true;
    }
}
