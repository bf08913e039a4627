package pebble.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.mime.Address;

/**
 * Reads the facts out of a mail by rules. Pure and safe for threads; the time it takes grows with the length of the text and with
 * nothing else, so that no mail can hold it up: every pattern is bounded or possessive, and what is longer than {@link #LONGEST_SUBJECT} and
 * {@link #LONGEST_TEXT} is not read.
 */
public final class Facts {
    public static final int LONGEST_SUBJECT = 1_000;
    public static final int LONGEST_TEXT = 60_000;

    private Facts() {}

    /**
     * The facts in the subject and in the newest part of the text. What the text quotes, and a message that it forwards below words
     * of its own, is left out; the signature is read. Each wording is given once a type, with its first place (the subject before the text).
     *
     * @param text the text of the mail, with or without its history; the places count in it
     * @param from who wrote it; a name in the signature and a company like the domain are recognised by it
     * @param known companies and products that are held
     */
    public static List<Fact> of(String subject, String text, @Nullable Address from, Gazetteer known) {
        return of(subject, text, from, known, (_, _) -> List.of());
    }

    /**
     * The same, with the names of a finder. They stand behind what rules prove and companies that are held, and before what rules guess; the
     * first to take a place keeps it.
     */
    public static List<Fact> of(
            String subject, String text, @Nullable Address from, Gazetteer known, NameFinder finder) {
        var mail = new Reading(
                new Passage(Fact.Field.SUBJECT, NewestPart.cut(subject, LONGEST_SUBJECT)),
                new Passage(Fact.Field.TEXT, NewestPart.of(text, LONGEST_TEXT)),
                from == null ? new Address("", "") : from,
                known);
        for (var passage : mail.passages()) {
            Emails.find(passage);
            Identifiers.find(passage);
        }
        DocumentNumbers.find(mail);
        for (var passage : mail.passages()) {
            Phones.find(passage, mail.from());
            Dates.find(passage);
            Prices.find(passage, mail);
            Quantities.find(passage, mail);
            Incoterms.find(passage);
        }
        found(mail, finder);
        CompanyNames.find(mail);
        mail.passages().forEach(PlaceNames::findLong);
        PersonNames.find(mail);
        ProductNames.find(mail);
        GoodsCodes.find(mail);
        PlaceNames.find(mail);
        return distinct(mail);
    }

    /**
     * The addresses, telephone numbers, dates, and amounts of money and of goods in a short text, whatever it is taken from, in the order of their places. The
     * time of day behind a date is not read.
     */
    public static List<Fact> figures(String text) {
        var read = new Passage(Fact.Field.TEXT, NewestPart.cut(text, LONGEST_TEXT));
        var nobody = new Address("", "");
        Emails.find(read);
        Dates.find(read);
        Phones.find(read, nobody);
        Prices.find(read, new Reading(new Passage(Fact.Field.SUBJECT, ""), read, nobody, Gazetteer.none()));
        Quantities.find(read, new Reading(new Passage(Fact.Field.SUBJECT, ""), read, nobody, Gazetteer.none()));
        return read.facts().stream()
                .sorted(Comparator.comparingInt(Fact::start))
                .toList();
    }

    /** The numbers that carry their own proof in a short text, in the order of their places: GSTIN, PAN, CIN, CAS. */
    public static List<Fact> identifiers(String text) {
        var read = new Passage(Fact.Field.TEXT, NewestPart.cut(text, LONGEST_TEXT));
        Identifiers.find(read);
        return read.facts().stream()
                .sorted(Comparator.comparingInt(Fact::start))
                .toList();
    }

    private static void found(Reading mail, NameFinder finder) {
        var facts = finder.find(mail.subject().text(), mail.text().text());
        if (facts.isEmpty()) {
            return;
        }
        for (var passage : mail.passages()) {
            CompanyNames.held(passage, mail.known().companies());
            for (var fact : facts) {
                if (fact.field() == passage.field() && passage.isFree(fact.start(), fact.end())) {
                    passage.add(fact.type(), fact.start(), fact.end(), fact.value());
                }
            }
        }
    }

    /** The beginnings of the names of goods, up to a blank: "MEG" is told by "MEG 99%" in the same mail. */
    private static Set<String> toldInFull(Reading mail) {
        var told = new HashSet<String>();
        for (var passage : mail.passages()) {
            for (var fact : passage.facts()) {
                if (fact.type() == FactType.PRODUCT) {
                    var name = fact.text().toLowerCase(Locale.ROOT);
                    for (int blank = name.indexOf(' '); blank >= 0; blank = name.indexOf(' ', blank + 1)) {
                        told.add(name.substring(0, blank));
                    }
                }
            }
        }
        return told;
    }

    private static List<Fact> distinct(Reading mail) {
        var first = new LinkedHashMap<List<Object>, Fact>();
        var told = toldInFull(mail);
        for (var passage : mail.passages()) {
            var facts = new ArrayList<>(passage.facts());
            facts.sort(Comparator.comparingInt(Fact::start).thenComparing(Fact::type));
            facts.removeIf(fact ->
                    fact.type() == FactType.PRODUCT && told.contains(fact.text().toLowerCase(Locale.ROOT)));
            facts.forEach(fact -> first.putIfAbsent(List.of(fact.type(), fact.text()), fact));
        }
        return List.copyOf(first.values());
    }
}
