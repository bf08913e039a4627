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
    private static final Set<String> HONORIFICS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "shri",
            "sri",
            "smt",
            "kum",
            "er",
            "adv",
            "capt",
            "cdr",
            "col",
            "maj",
            "lt",
            "brig",
            "herr",
            "herrn",
            "frau",
            "sra",
            "srta",
            "señor",
            "señora",
            "senhor",
            "senhora",
            "mme",
            "mlle",
            "monsieur",
            "madame",
            "signor",
            "signora",
            "sig",
            "dott",
            "dra",
            "ing",
            "eng",
            "engr",
            "श्री",
            "श्रीमती",
            "डॉ",
            "sr",
            "retd",
            "mister",
            "master",
            "dipl",
            "m");
    private static final Set<String> AFTER = Set.of(
            "ji", "jee", "bhai", "bhaiya", "bhaiyya", "ben", "behen", "sahab", "saheb", "sahib", "sir", "madam",
            "ma'am", "mam", "maam", "san", "anna", "garu", "didi", "babu", "uncle", "dada", "tai", "जी", "您好", "你好",
            "先生", "女士", "经理", "总");
    private static final Phrases<Boolean> GREETINGS = Phrases.of(List.of(
            "dear",
            "dears",
            "hi",
            "hello",
            "hey",
            "respected",
            "good morning",
            "good afternoon",
            "good evening",
            "good day",
            "namaste",
            "namaskar",
            "namaskaram",
            "greetings",
            "bonjour",
            "bonsoir",
            "cher",
            "chère",
            "salut",
            "hola",
            "estimado",
            "estimada",
            "estimados",
            "buenos días",
            "buenas tardes",
            "prezado",
            "prezada",
            "caro",
            "cara",
            "bom dia",
            "boa tarde",
            "olá",
            "ola",
            "gentile",
            "egregio",
            "buongiorno",
            "sehr geehrte",
            "sehr geehrter",
            "liebe",
            "lieber",
            "guten tag",
            "hallo",
            "guten morgen",
            "beste",
            "geachte",
            "sayın",
            "merhaba",
            "hej",
            "pranam",
            "ram ram",
            "jai shree krishna",
            "kem cho",
            "salam",
            "assalamu alaikum",
            "प्रिय",
            "आदरणीय",
            "नमस्ते"));
    private static final Phrases<Boolean> INTRODUCERS = Phrases.of(List.of(
            "driver",
            "driver name",
            "driver name is",
            "contact",
            "contact person",
            "contact person is",
            "contact name",
            "attn",
            "attention",
            "kind attn",
            "kind attention",
            "k attn",
            "c/o",
            "delivered to",
            "received by",
            "approved by",
            "prepared by",
            "checked by",
            "signed by",
            "requested by",
            "submitted by",
            "posted by",
            "sent by",
            "ansprechpartner",
            "ansprechpartnerin",
            "contacto",
            "atención",
            "at te",
            "a/c",
            "à l'attention de",
            "z hd",
            "z h",
            "zu händen",
            "name",
            "colleague",
            "my colleague",
            "our colleague",
            "supervisor",
            "consignee contact",
            "author",
            "by author",
            "proprietor",
            "prop",
            "buyer",
            "buyer name"));
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "da", "do", "dos", "di", "del", "la", "bin", "bint", "al", "el", "ben",
            "ter", "te", "zu", "und");
    private static final Set<String> NO_NAMES = Set.of(
            "sirs",
            "madams",
            "gentlemen",
            "gentleman",
            "ladies",
            "friend",
            "friends",
            "colleague",
            "colleagues",
            "customer",
            "customers",
            "valued",
            "supplier",
            "suppliers",
            "seller",
            "sellers",
            "vendor",
            "vendors",
            "bidder",
            "bidders",
            "partner",
            "partners",
            "taxpayer",
            "reader",
            "readers",
            "everyone",
            "everybody",
            "folks",
            "concern",
            "concerned",
            "damen",
            "herren",
            "señores",
            "senhores",
            "messieurs",
            "mesdames",
            "again",
            "there",
            "guys",
            "teams",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "today",
            "tomorrow",
            "regarding",
            "management",
            "however",
            "further",
            "otherwise",
            "hence",
            "therefore",
            "attached",
            "attn",
            "noted",
            "okay",
            "ok",
            "yes",
            "no",
            "sorry",
            "hope",
            "trust",
            "also",
            "btw",
            "fyi",
            "hod",
            "user",
            "member",
            "members",
            "investor",
            "professional",
            "participant",
            "exhibitor",
            "visitor",
            "brother",
            "boss",
            "bhai",
            "ji",
            "one",
            "two",
            "bhabhi",
            "mata",
            "pita",
            "guru",
            "aunty",
            "chacha",
            "mama",
            "exporter",
            "importer",
            "exporters",
            "importers",
            "indiamart",
            "tradeindia",
            "justdial",
            "exportersindia",
            "karl",
            "पाठक",
            "महोदय",
            "महोदया",
            "सर",
            "मैडम",
            "श्रीमान",
            "signed",
            "digitally",
            "system",
            "generated",
            "auto",
            "automatic",
            "response",
            "message",
            "mail",
            "email",
            "confidential",
            "disclaimer",
            "warning",
            "stop",
            "unsubscribe",
            "gem",
            "whatsapp",
            "google",
            "microsoft",
            "zoom",
            "portal",
            "working",
            "total",
            "amount",
            "status",
            "result",
            "remarks",
            "packing",
            "delivered",
            "diwali",
            "holi",
            "eid",
            "christmas",
            "allah",
            "god",
            "akhi",
            "habibi",
            "estimados");
    private static final Set<String> OFFICES = Set.of(
            "bank",
            "ltd",
            "limited",
            "pvt",
            "llp",
            "inc",
            "gmbh",
            "chemicals",
            "industries",
            "industry",
            "enterprises",
            "traders",
            "pharma",
            "labs",
            "exports",
            "roadlines",
            "logistics",
            "textiles",
            "corporation",
            "university",
            "world",
            "pulse",
            "times",
            "india");
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
        greeted(mail.text());
        signed(mail.text(), sender);
        for (var passage : mail.passages()) {
            givenNames(passage);
        }
    }

    /** The sender's own name, or a part of it, wherever it is written like a name or ends or begins a line. */
    private static void sender(Passage passage, List<String> sender) {
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

    private static void greeted(Passage passage) {
        int seen = 0;
        for (var line : passage.lines()) {
            if (line.endWord() == line.firstWord()
                    || seen++ > 3 && seen > passage.lines().size()) {
                continue;
            }
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
    private static void names(Passage passage, int from, int endOfLine) {
        int word = from;
        for (int count = 0; count < 6 && word < endOfLine; count++) {
            while (word < endOfLine
                    && (HONORIFICS.contains(passage.words().get(word).lower())
                                    && passage.words().get(word).text().length() > 1
                            || isKeyGreeting(passage.words().get(word).lower()))) {
                word++;
            }
            int end = word < endOfLine ? run(passage, word, 3) : -1;
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
                    || AFTER.contains(passage.words().get(end).lower())
                    || isAnd(passage, end)
                    || isGiven(passage.words().get(word).lower())
                    || after.equals(" (")
                    || after.equals(" -");
            if (!closes) {
                return;
            }
            add(passage, word, end);
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

    /** "Nikhil," or "Lakshmi，" alone at the head of the text, or a known name before a comma. */
    private static void address(Passage passage, Passage.Line line) {
        int first = line.firstWord();
        int end = run(passage, first, 2);
        if (end < 0) {
            return;
        }
        char after = passage.charAt(passage.words().get(end - 1).end());
        boolean alone =
                end == line.endWord() && (after == ',' || after == '，' || after == ':' || after == '-' || after == '!');
        boolean known =
                isGiven(passage.words().get(first).lower()) && (after == ',' || after == '，' || end == line.endWord());
        if (alone && !isKnownElse(passage, first, end) || known) {
            add(passage, first, end);
        }
    }

    private static void signed(Passage passage, List<String> sender) {
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
                    && HONORIFICS.contains(passage.words().get(first).lower())) {
                first++;
            }
            int end = first < line.endWord() ? run(passage, first, 4) : -1;
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
                    || isGiven(passage.words().get(first).lower())
                    || isContact(passage, end, line.endWord())
                    || tried == 1
                            && passage.words().get(first).text().length() > 2
                            && line.start() > 0
                            && lines.size() <= 6
                            && end == line.endWord();
            if (whole && firstName && !isKnownElse(passage, first, end)) {
                add(passage, first, end);
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
                add(passage, i, i + 1);
                return;
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
    private static boolean isKnownElse(Passage passage, int first, int end) {
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
    private static int run(Passage passage, int first, int most) {
        var words = passage.words();
        if (!isName(passage, first)
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

    private static void add(Passage passage, int first, int end) {
        int start = passage.words().get(first).start();
        int stop = passage.words().get(end - 1).end();
        if (passage.isFree(start, stop)) {
            passage.add(FactType.PERSON, start, stop, null);
        }
    }
}
