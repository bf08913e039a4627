package pebble.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import pebble.mime.Address;

/**
 * People, without honorific: whom a letter greets, who signs, whose name the sender bears, who stands behind an honorific or a word like
 * "driver" or before "ji" and "bhai", and those with a given name that we know.
 */
final class PersonNames {
    private static final Set<String> GIVEN = new HashSet<>();
    private static final Set<String> AMBIGUOUS = new HashSet<>();
    static final Set<String> HONORIFICS = WordLists.set("person-names.honorifics");
    static final Set<String> AFTER = WordLists.set("person-names.after");
    private static final Phrases<Boolean> INTRODUCERS = Phrases.of(WordLists.list("person-names.introducers"));
    private static final Set<String> PARTICLES = WordLists.set("person-names.particles");
    private static final Set<String> NO_NAMES = WordLists.set("person-names.no-names");
    private static final Phrases<Boolean> METHODS = Phrases.of(WordLists.list("person-names.methods"));
    private static final Set<String> OFFICES = WordLists.set("person-names.offices");
    private static final Pattern SENDER_NOISE = Pattern.compile(
            "\\([^)]{0,60}\\)|<[^>]{0,80}>|\"|\\b(?:via|through|on behalf of)\\b.{0,100}", Pattern.CASE_INSENSITIVE);

    static {
        for (var name : Phrases.names("given-names.txt")) {
            GIVEN.add((name.startsWith("^") ? name.substring(1) : name).toLowerCase(Locale.ROOT));
            if (name.startsWith("^")) {
                AMBIGUOUS.add(name.substring(1).toLowerCase(Locale.ROOT));
            }
        }
    }

    private PersonNames() {}

    static boolean isGiven(String lower) {
        return GIVEN.contains(lower);
    }

    /** The sender's name in words; empty when it is that of an office or a firm. */
    static List<String> senderWords(Address from) {
        var name = SENDER_NOISE.matcher(NewestPart.cut(from.name(), 200)).replaceAll(" ");
        var words = new Passage(Fact.Field.TEXT, name).words();
        var own = new ArrayList<String>();
        for (var word : words) {
            boolean office = Roles.isRole(word.lower())
                    || OFFICES.contains(word.lower())
                    || word.digits()
                    || NO_NAMES.contains(word.lower());
            if (office) {
                return List.of();
            }
            if (!HONORIFICS.contains(word.lower()) || word.text().length() == 1) {
                own.add(word.lower());
            }
        }
        return own.size() <= 6 ? own : List.of();
    }

    static void find(Reading mail) {
        var sender = senderWords(mail.from());
        for (var passage : mail.passages()) {
            sender(passage, sender);
            behindHonorifics(passage);
            beforeHonorifics(passage);
            introduced(passage);
        }
        LetterNames.greeted(mail.text());
        LetterNames.signed(mail.text(), sender);
        for (var passage : mail.passages()) {
            givenNames(passage);
        }
    }

    /** The sender's own name, or a part of it, wherever it is written like a name or ends or begins a line. */
    static void sender(Passage passage, List<String> sender) {
        for (var line : passage.lines()) {
            for (int i = line.firstWord(); i < line.endWord(); i++) {
                int at = sender.indexOf(passage.words().get(i).lower());
                if (at < 0
                        || passage.words().get(i).text().length() < 2
                                && !passage.words().get(i).capital()) {
                    continue;
                }
                int end = i + 1;
                while (end < line.endWord()
                        && end - i < sender.size()
                        && sender.contains(passage.words().get(end).lower())
                        && Phrases.joins(passage.between(end - 1, end))) {
                    end++;
                }
                boolean other = end - i == 1
                        && at > 0
                        && i > line.firstWord()
                        && passage.words().get(i - 1).capital()
                        && passage.between(i - 1, i).equals(" ")
                        && !HONORIFICS.contains(passage.words().get(i - 1).lower())
                        && isName(passage, i - 1);
                boolean initial = other
                        || end - i == 1
                                && passage.words().get(i).text().length() < 3
                                && !Passage.isHan(passage.words().get(i).text().charAt(0));
                boolean placed = i == line.firstWord() || end == line.endWord();
                boolean whole = line.endWord() - line.firstWord() == end - i;
                if (!initial
                        && (passage.words().get(i).capital()
                                || whole
                                || placed && passage.field() == Fact.Field.TEXT && isNearEnd(passage, line)
                                || passage.words().size() - i <= 3)) {
                    add(passage, i, end);
                }
                i = end - 1;
            }
        }
    }

    private static boolean isNearEnd(Passage passage, Passage.Line line) {
        return passage.words().size() - line.endWord() < 12;
    }

    private static void behindHonorifics(Passage passage) {
        var words = passage.words();
        for (int i = 0; i + 1 < words.size(); i++) {
            var word = words.get(i);
            if (!HONORIFICS.contains(word.lower())
                    || word.lower().equals("m")
                    || word.lower().equals("sr") && !isSpanish(passage, i)) {
                continue;
            }
            boolean capital = word.capital() || word.text().charAt(0) >= 0x900;
            var between = passage.between(i, i + 1);
            if (capital
                    && between.length() <= 3
                    && between.chars().allMatch(letter -> " .)".indexOf(letter) >= 0)
                    && !between.isEmpty()) {
                int end = run(passage, i + 1, 4);
                if (end > 0) {
                    add(passage, i + 1, end);
                }
            }
        }
    }

    /** "Sr." is señor beside a name and senior beside a role. */
    private static boolean isSpanish(Passage passage, int word) {
        return !Roles.isRole(passage.words().get(word + 1).lower());
    }

    private static void beforeHonorifics(Passage passage) {
        var words = passage.words();
        for (int i = 1; i < words.size(); i++) {
            if (!AFTER.contains(words.get(i).lower())
                    && !startsWithHonorific(words.get(i).text())) {
                continue;
            }
            var between = passage.between(i - 1, i);
            var before = words.get(i - 1);
            boolean name = before.capital()
                    || isGiven(before.lower()) && !before.lower().equals("ram");
            if ((between.equals(" ") || between.isEmpty()) && name && isName(passage, i - 1)) {
                int first = i - 1;
                if (first > 0
                        && passage.between(first - 1, first).equals(" ")
                        && isGiven(words.get(first - 1).lower())
                        && words.get(first - 1).capital()) {
                    first--;
                }
                add(passage, first, i);
            }
        }
    }

    private static boolean startsWithHonorific(String word) {
        return Passage.isHan(word.charAt(0))
                && (word.startsWith("您好") || word.startsWith("你好") || word.startsWith("先生") || word.startsWith("女士"));
    }

    private static void introduced(Passage passage) {
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            var match = INTRODUCERS.at(passage, i);
            if (match == null || match.endWord() >= words.size()) {
                continue;
            }
            int first = match.endWord();
            var between = passage.between(first - 1, first);
            if (between.length() > 4 || !between.chars().allMatch(letter -> " .:-–(".indexOf(letter) >= 0)) {
                continue;
            }
            int end = run(passage, first, 4);
            boolean shouting = end > 0
                    && words.get(first).allCaps()
                    && words.get(first).text().length() > 1
                    && !between.contains(":")
                    && !isGiven(words.get(first).lower());
            if (end > 0
                    && !shouting
                    && (isGiven(words.get(first).lower()) || between.contains(":") || end - first > 1)
                    && !isKnownElse(passage, first, end)) {
                add(passage, first, end);
                i = end - 1;
            }
        }
    }

    private static void givenNames(Passage passage) {
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.capital() || !isGiven(word.lower()) || !passage.isFree(word.start(), word.end())) {
                continue;
            }
            int first = i;
            while (first > 0
                    && words.get(first - 1).text().length() == 1
                    && words.get(first - 1).capital()
                    && isInitialGap(passage.between(first - 1, first))
                    && passage.charAt(words.get(first - 1).start() - 1) != '&') {
                first--;
            }
            int end = run(passage, i, 4);
            if (end < 0
                    || AMBIGUOUS.contains(word.lower()) && end - first == 1
                    || word.allCaps() && end - first == 1 && word.text().length() < 5
                    || isKnownElse(passage, first, end)) {
                continue;
            }
            add(passage, first, end);
            i = end - 1;
        }
    }

    private static boolean isInitialGap(String between) {
        return between.equals(". ") || between.equals(".") || between.equals(" ");
    }

    /** Whether words are rather a place, goods or a firm. */
    static boolean isKnownElse(Passage passage, int first, int end) {
        if (PlaceNames.isPlace(passage, first, end) || ProductNames.isProduct(passage, first)) {
            return true;
        }
        for (int i = first; i < end; i++) {
            if (CompanyNames.isTrade(passage, i) || LegalForms.ALL.at(passage, i) != null) {
                return true;
            }
        }
        return false;
    }

    /** The index after a run of at most {@code most} words that can be a name; -1 when there is none. */
    static int run(Passage passage, int first, int most) {
        var words = passage.words();
        if (!isName(passage, first)
                || METHODS.at(passage, first) != null
                || !words.get(first).capital() && words.get(first).text().charAt(0) < 0x900) {
            return -1;
        }
        int end = first + 1;
        int count = words.get(first).text().length() == 1 ? 0 : 1;
        while (end < words.size() && count < most) {
            var between = passage.between(end - 1, end);
            boolean initial = words.get(end - 1).text().length() <= 2;
            boolean joined = between.equals(" ")
                    || between.equals("-")
                    || between.equals("'")
                    || between.equals("’")
                    || initial && (between.equals(". ") || between.equals("."));
            boolean particle = PARTICLES.contains(words.get(end).lower())
                    && end + 1 < words.size()
                    && words.get(end + 1).capital()
                    && between.equals(" ")
                    && isName(passage, end + 1)
                    && passage.between(end, end + 1).matches("[ -]");
            boolean devanagari = words.get(end).text().charAt(0) >= 0x900;
            if (!joined
                    || !particle && (!isName(passage, end) || !words.get(end).capital() || devanagari)) {
                break;
            }
            count++;
            end++;
        }
        return words.get(end - 1).text().length() == 1 && end - first == 1 ? -1 : end;
    }

    private static boolean isName(Passage passage, int index) {
        var word = passage.words().get(index);
        var lower = word.lower();
        return !word.digits()
                && word.text().length() <= 24
                && !NO_NAMES.contains(lower)
                && !Capitals.STOPS.contains(lower.length() == 1 ? "" : lower)
                && !Roles.isRole(lower)
                && !AFTER.contains(lower)
                && !(HONORIFICS.contains(lower) && word.text().length() > 1)
                && Months.number(lower) == 0
                && passage.isFree(word.start(), word.end());
    }

    static void add(Passage passage, int first, int end) {
        int start = passage.words().get(first).start();
        int stop = passage.words().get(end - 1).end();
        if (passage.isFree(start, stop)) {
            passage.add(FactType.PERSON, start, stop, null);
        }
    }
}
