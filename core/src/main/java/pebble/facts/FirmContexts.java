package pebble.facts;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Firms by what stands around their names: the sender's domain, a GSTIN beside them, "M/s" or "Consignee:" before them, their place in the signature. */
final class FirmContexts {
    private static final Phrases<Boolean> LABELS = Phrases.of(WordLists.list("company-names.labels"));
    private static final Set<String> PUBLIC_MAIL = WordLists.set("company-names.public-mail");

    private static final Set<String> PEOPLE_TOO = Set.of(
            "buyer",
            "customer",
            "consignee",
            "party",
            "vendor",
            "supplier",
            "notify",
            "applicant",
            "generated",
            "issued");

    private FirmContexts() {}

    static String domainLabel(Reading mail) {
        var email = mail.from().email().toLowerCase(Locale.ROOT);
        var parts = email.substring(email.indexOf('@') + 1).split("\\.");
        if (email.indexOf('@') < 0 || parts.length < 2 || parts.length > 8) {
            return "";
        }
        boolean second = parts.length > 2
                && (parts[parts.length - 2].length() <= 3
                        || Set.of("gov", "nic").contains(parts[parts.length - 2]));
        var label = parts[parts.length - (second ? 3 : 2)].replace("-", "");
        return PUBLIC_MAIL.contains(label) || label.length() < 4 || label.length() > 60 ? "" : label;
    }

    static void likeDomain(Passage passage, String label) {
        if (label.isEmpty()) {
            return;
        }
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            if (!Capitals.isNameWord(passage, i)
                    || !label.startsWith(ascii(words.get(i).lower()))) {
                continue;
            }
            var letters = new StringBuilder();
            int end = i;
            int run = Capitals.end(passage, i);
            int matched = 0;
            for (int at = i; at < run; at++) {
                var next = words.get(at).lower();
                if (next.equals("and") || next.equals("of")) {
                    continue;
                }
                letters.append(ascii(next));
                if (!label.startsWith(letters.toString())) {
                    break;
                }
                end = at + 1;
                matched = letters.length();
            }
            boolean several = end - i > 1 && matched >= 5;
            boolean whole = matched == label.length() || several && run > end;
            boolean standsAlone = i == 0
                    || !passage.between(i - 1, i).equals(" ")
                    || !words.get(i - 1).capital();
            if (several || whole && matched >= 4 || matched >= 6 && standsAlone && run > i + 1) {
                int last = FirmEndings.isName(passage, i, run, false) && !CompanyNames.hasRole(passage, end, run)
                        ? run
                        : end;
                last = FirmEndings.withLegalForm(passage, last);
                CompanyNames.add(passage, i, last);
                i = last - 1;
            }
        }
    }

    private static String ascii(String lower) {
        boolean plain = lower.chars().allMatch(letter -> letter < 128);
        return plain ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    static void besideGstin(Passage passage) {
        for (var fact : List.copyOf(passage.facts())) {
            if (fact.type() != FactType.GSTIN && fact.type() != FactType.GSTIN_INVALID) {
                continue;
            }
            int last = passage.wordAt(fact.start()) - 1;
            while (last >= 0
                    && Set.of("gst", "gstin", "no", "number", "in")
                            .contains(passage.words().get(last).lower())) {
                last--;
            }
            if (last < 1
                    || !isBeside(
                            passage.text().substring(passage.words().get(last).end(), fact.start()))
                    || !Capitals.isNameWord(passage, last)) {
                continue;
            }
            int first = CompanyNames.afterRoles(passage, Capitals.back(passage, last), last);
            if (last > first && !CompanyNames.hasRole(passage, first, last + 1)) {
                CompanyNames.add(passage, first, last + 1);
            }
        }
    }

    private static boolean isBeside(String between) {
        return between.length() <= 24
                && between.replaceAll("(?i)gst|in|no|number", "")
                        .chars()
                        .allMatch(letter -> " ,-–/|:(.\r\n".indexOf(letter) >= 0);
    }

    static void labelled(Passage passage) {
        var words = passage.words();
        for (int i = 0; i < words.size(); i++) {
            var label = LABELS.at(passage, i);
            if (label == null || label.endWord() >= words.size()) {
                continue;
            }
            int first = label.endWord();
            var between = passage.between(first - 1, first);
            boolean slash =
                    words.get(i).lower().equals("m") || words.get(i).lower().equals("messrs");
            boolean colon = between.indexOf(':') >= 0 && between.length() < 24 && between.indexOf('\n') < 0;
            if ((slash && between.length() <= 3 || colon) && Capitals.isNameWord(passage, first)) {
                int end = FirmEndings.withLegalForm(passage, Capitals.end(passage, first));
                boolean person = PEOPLE_TOO.contains(words.get(i).lower()) && !hasTrade(passage, first, end);
                if ((end - first > 1 || slash) && !person) {
                    CompanyNames.add(passage, first, end);
                }
                i = end - 1;
            }
        }
    }

    private static boolean hasTrade(Passage passage, int first, int end) {
        for (int i = first; i < end; i++) {
            if (CompanyNames.TRADE.at(passage, i) != null || LegalForms.ALL.at(passage, i) != null) {
                return true;
            }
        }
        return false;
    }

    /** Segments of the signature that are no role, name, number or place. */
    static void inSignature(Reading mail) {
        var passage = mail.text();
        var lines = Signature.of(passage, PersonNames.senderWords(mail.from()));
        var sender = PersonNames.senderWords(mail.from());
        boolean named = !lines.isEmpty()
                && passage.facts().stream()
                        .anyMatch(fact -> fact.type() == FactType.COMPANY
                                && fact.start() >= lines.getFirst().start());
        for (var line : lines) {
            int first = line.firstWord();
            for (int i = line.firstWord(); i < line.endWord(); i++) {
                boolean ends = i + 1 == line.endWord() || isSegmentEnd(passage.between(i, i + 1));
                if (ends) {
                    boolean head = named || line.equals(lines.getFirst()) && first == line.firstWord();
                    segment(passage, first, i + 1, sender, head);
                    first = i + 1;
                }
            }
        }
    }

    private static boolean isSegmentEnd(String between) {
        return between.indexOf(',') >= 0
                || between.indexOf('|') >= 0
                || between.contains(" - ")
                || between.contains(" – ")
                || between.contains("/")
                || between.contains("  ")
                || between.indexOf(':') >= 0;
    }

    private static void segment(Passage passage, int first, int end, List<String> sender, boolean head) {
        if (end - first > 7 || end - first < 2) {
            return;
        }
        boolean ofSender = false;
        for (int i = first; i < end; i++) {
            var word = passage.words().get(i);
            if (word.digits() || !passage.isFree(word.start(), word.end())) {
                return;
            }
            ofSender |= sender.contains(word.lower());
        }
        boolean devanagari = passage.words().get(first).text().charAt(0) >= 0x900
                && passage.words().get(end - 1).text().charAt(0) < 0xe00;
        boolean run = Capitals.isNameWord(passage, first) && Capitals.end(passage, first) >= end;
        if (ofSender && CompanyNames.TRADE.at(passage, end - 1) == null
                || devanagari && CompanyNames.TRADE.at(passage, end - 1) == null
                || !run && !devanagari) {
            return;
        }
        int from = CompanyNames.afterRoles(passage, first, end);
        boolean trade = CompanyNames.TRADE.at(passage, end - 1) != null;
        if (from >= end - 1) {
            return;
        }
        boolean initials = passage.words().get(from).text().length() == 1;
        if ((trade || !head && !initials)
                && (trade || !CompanyNames.hasRole(passage, from, end))
                && !PlaceNames.isPlace(passage, from, end)
                && !PersonNames.isGiven(passage.words().get(from).lower())) {
            CompanyNames.add(passage, from, end);
        }
    }
}
