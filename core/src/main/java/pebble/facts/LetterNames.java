package pebble.facts;

import java.util.List;
import java.util.Set;

/** People by their place in the letter: whom it greets and who signs it. */
final class LetterNames {
    private static final Phrases<Boolean> GREETINGS = Phrases.of(WordLists.list("person-names.greetings"));

    private LetterNames() {}

    static void greeted(Passage passage) {
        int seen = 0;
        for (var line : passage.lines()) {
            if (line.endWord() == line.firstWord()) {
                continue;
            }
            seen++;
            int word = line.firstWord();
            var greeting = GREETINGS.at(passage, word);
            if (greeting != null) {
                names(passage, greeting.endWord(), line.endWord());
            } else if (seen <= 2) {
                address(passage, line);
            }
        }
    }

    /** "Dear Mr Shah and Ravi,": one name after another. */
    static void names(Passage passage, int from, int endOfLine) {
        int word = from;
        for (int count = 0; count < 6 && word < endOfLine; count++) {
            while (word < endOfLine
                    && (PersonNames.HONORIFICS.contains(
                                            passage.words().get(word).lower())
                                    && passage.words().get(word).text().length() > 1
                            || isKeyGreeting(passage.words().get(word).lower()))) {
                word++;
            }
            int end = word < endOfLine ? PersonNames.run(passage, word, 3) : -1;
            if (end < 0 || end > endOfLine) {
                return;
            }
            var after = passage.text()
                    .substring(
                            passage.words().get(end - 1).end(),
                            Math.min(
                                    passage.text().length(),
                                    passage.words().get(end - 1).end() + 2));
            boolean closes = end == endOfLine
                    || !after.startsWith(" ")
                    || PersonNames.AFTER.contains(passage.words().get(end).lower())
                    || isAnd(passage, end)
                    || PersonNames.isGiven(passage.words().get(word).lower())
                    || after.equals(" (")
                    || after.equals(" -");
            if (!closes) {
                return;
            }
            PersonNames.add(passage, word, end);
            if (end < endOfLine && isAnd(passage, end)) {
                word = end + 1;
            } else if (end < endOfLine
                    && "/&,".contains(passage.between(end - 1, end).strip())
                    && !passage.between(end - 1, end).isBlank()) {
                word = end;
            } else {
                return;
            }
        }
    }

    private static boolean isKeyGreeting(String lower) {
        return lower.equals("dear") || lower.equals("frau") || lower.equals("herr");
    }

    private static boolean isAnd(Passage passage, int word) {
        return Set.of("and", "und", "et", "y", "e")
                .contains(passage.words().get(word).lower());
    }

    /** "Farida," or "Tomás，" alone at the head of the text, or a known name before a comma. */
    private static void address(Passage passage, Passage.Line line) {
        int first = line.firstWord();
        int end = PersonNames.run(passage, first, 2);
        if (end < 0) {
            return;
        }
        char after = passage.charAt(passage.words().get(end - 1).end());
        boolean alone =
                end == line.endWord() && (after == ',' || after == '，' || after == ':' || after == '-' || after == '!');
        boolean known = PersonNames.isGiven(passage.words().get(first).lower())
                && (after == ',' || after == '，' || end == line.endWord());
        if (alone && !PersonNames.isKnownElse(passage, first, end) || known) {
            PersonNames.add(passage, first, end);
        }
    }

    static void signed(Passage passage, List<String> sender) {
        var lines = Signature.of(passage, sender);
        boolean named = lines.stream()
                .anyMatch(line -> passage.facts().stream()
                        .anyMatch(fact -> fact.type() == FactType.PERSON
                                && fact.start() >= line.start()
                                && fact.end() <= line.end()));
        if (named) {
            return;
        }
        int tried = 0;
        for (var line : lines) {
            if (tried++ == 3) {
                return;
            }
            int first = line.firstWord();
            while (first < line.endWord()
                    && PersonNames.HONORIFICS.contains(
                            passage.words().get(first).lower())) {
                first++;
            }
            int end = first < line.endWord() ? PersonNames.run(passage, first, 4) : -1;
            if (end < 0) {
                han(passage, line);
                continue;
            }
            boolean whole = end == line.endWord()
                    || passage.charAt(passage.words().get(end - 1).end()) == ','
                    || passage.charAt(passage.words().get(end - 1).end()) == ';'
                    || passage.text()
                            .startsWith(" (", passage.words().get(end - 1).end())
                    || passage.text()
                            .startsWith(" - ", passage.words().get(end - 1).end())
                    || passage.text()
                            .startsWith(" |", passage.words().get(end - 1).end());
            boolean firstName = end - first > 1
                    || PersonNames.isGiven(passage.words().get(first).lower())
                    || isContact(passage, end, line.endWord())
                    || tried == 1
                            && passage.words().get(first).text().length() > 2
                            && line.start() > 0
                            && lines.size() <= 6
                            && end == line.endWord();
            if (whole && firstName && !PersonNames.isKnownElse(passage, first, end)) {
                PersonNames.add(passage, first, end);
                return;
            }
        }
    }

    /** "Shetty, 98200 12345", "Prabhu (stores)". */
    private static boolean isContact(Passage passage, int next, int endOfLine) {
        return next < endOfLine
                && (passage.words().get(next).digits()
                        || Roles.isRole(passage.words().get(next).lower())
                                && passage.between(next - 1, next).equals(" ("));
    }

    private static void han(Passage passage, Passage.Line line) {
        for (int i = line.firstWord(); i < line.endWord(); i++) {
            var word = passage.words().get(i);
            if (Passage.isHan(word.text().charAt(0))
                    && word.text().length() >= 2
                    && word.text().length() <= 3
                    && line.endWord() - line.firstWord() <= 2
                    && passage.isFree(word.start(), word.end())) {
                PersonNames.add(passage, i, i + 1);
                return;
            }
        }
    }
}
