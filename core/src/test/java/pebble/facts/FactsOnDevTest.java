package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import pebble.mime.Address;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts of the labelled development mails, exact surface strings a mail, printed in lines that begin with FIGURE. The labels hold each
 * wording once a mail, dates with day and month only, and of the terms of delivery only the codes of Incoterms (LABELS.md); so the
 * others are left out of the comparison.
 */
class FactsOnDevTest {
    private static final List<JsonNode> MAILS = mails();
    private static final Map<FactType, Double> FLOORS = Map.ofEntries(
            Map.entry(FactType.COMPANY, 0.92),
            Map.entry(FactType.PERSON, 0.93),
            Map.entry(FactType.PRODUCT, 0.85),
            Map.entry(FactType.QUANTITY, 0.90),
            Map.entry(FactType.PRICE, 0.94),
            Map.entry(FactType.DATE, 0.97),
            Map.entry(FactType.PHONE, 0.95),
            Map.entry(FactType.EMAIL, 0.94),
            Map.entry(FactType.GSTIN, 0.99),
            Map.entry(FactType.GSTIN_INVALID, 0.97),
            Map.entry(FactType.PAN, 0.97),
            Map.entry(FactType.CIN, 0.97),
            Map.entry(FactType.CAS_NUMBER, 0.97),
            Map.entry(FactType.PO_NUMBER, 0.90),
            Map.entry(FactType.INVOICE_NUMBER, 0.93),
            Map.entry(FactType.BID_NUMBER, 0.88),
            Map.entry(FactType.BATCH_NUMBER, 0.86),
            Map.entry(FactType.INCOTERM, 0.95),
            Map.entry(FactType.PLACE, 0.91));

    private record Score(int right, int found, int labelled) {
        Score plus(Set<String> ours, Set<String> theirs) {
            var both = new HashSet<>(ours);
            both.retainAll(theirs);
            return new Score(right + both.size(), found + ours.size(), labelled + theirs.size());
        }

        double precision() {
            return found == 0 ? 0 : 1.0 * right / found;
        }

        double recall() {
            return labelled == 0 ? 0 : 1.0 * right / labelled;
        }

        double f1() {
            return right == 0 ? 0 : 2.0 * right / (found + labelled);
        }
    }

    @Test
    void the_facts_of_the_development_mails_are_found() {
        var scores = new EnumMap<FactType, Score>(FactType.class);
        var gem = new Score(0, 0, 0);
        for (var mail : MAILS) {
            var facts = facts(mail);
            for (var type : FactType.values()) {
                var ours = texts(facts, type);
                var theirs = labels(mail, type);
                scores.put(type, scores.getOrDefault(type, new Score(0, 0, 0)).plus(ours, theirs));
                if (type == FactType.BID_NUMBER) {
                    gem = gem.plus(onGem(ours), onGem(theirs));
                }
                if (System.getProperty("facts.differences") != null) {
                    print(mail, type, ours, theirs);
                }
            }
        }

        scores.forEach((type, score) -> print(type.key(), score));
        print("bid_number on GeM", gem);
        FLOORS.forEach((type, floor) ->
                assertThat(scores.get(type).f1()).as(type.key()).isGreaterThanOrEqualTo(floor));
        assertThat(gem.f1()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void every_fact_stands_where_it_says() {
        for (var mail : MAILS) {
            for (var fact : facts(mail)) {
                var field = fact.field() == Fact.Field.SUBJECT
                        ? mail.get("subject").asString()
                        : mail.get("body").asString();
                assertThat(field.substring(fact.start(), fact.end())).isEqualTo(fact.text());
            }
        }
    }

    @Test
    void the_speed_is_printed() {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 12; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            MAILS.forEach(FactsOnDevTest::facts);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }

        System.out.printf(
                Locale.ROOT, "FIGURE facts speed: %.0f mails a second of processor time%n", MAILS.size() * 1e9 / best);
        assertThat(best).isPositive();
    }

    private static List<Fact> facts(JsonNode mail) {
        var from = new Address(
                mail.at("/from/name").asString(""), mail.at("/from/email").asString(""));
        return Facts.of(mail.get("subject").asString(), mail.get("body").asString(), from, Gazetteer.none());
    }

    private static Set<String> texts(List<Fact> facts, FactType type) {
        var texts = new HashSet<String>();
        facts.stream().filter(fact -> fact.type() == type && isLabelled(fact)).forEach(fact -> texts.add(fact.text()));
        return texts;
    }

    private static boolean isLabelled(Fact fact) {
        return switch (fact.type()) {
            case DATE ->
                fact.value() != null
                        && (fact.value().length() == 10 || fact.value().startsWith("--"));
            case INCOTERM -> fact.text().length() == 3 && !fact.text().equals("FOR");
            default -> true;
        };
    }

    private static Set<String> labels(JsonNode mail, FactType type) {
        var labels = new HashSet<String>();
        var listed = mail.at("/entities/" + type.key());
        StreamSupport.stream(listed.spliterator(), false).forEach(label -> labels.add(label.asString()));
        return labels;
    }

    private static Set<String> onGem(Set<String> numbers) {
        var onGem = new HashSet<>(numbers);
        onGem.removeIf(number -> !number.startsWith("GEM"));
        return onGem;
    }

    private static void print(String what, Score score) {
        System.out.printf(
                Locale.ROOT,
                "FIGURE facts %s: %.3f %.3f %.3f (%d)%n",
                what,
                score.precision(),
                score.recall(),
                score.f1(),
                score.labelled());
    }

    private static void print(JsonNode mail, FactType type, Set<String> ours, Set<String> theirs) {
        ours.stream()
                .filter(text -> !theirs.contains(text))
                .forEach(text ->
                        System.out.println("DIFF " + mail.get("id").asString() + " " + type.key() + " + " + text));
        theirs.stream()
                .filter(text -> !ours.contains(text))
                .forEach(text ->
                        System.out.println("DIFF " + mail.get("id").asString() + " " + type.key() + " - " + text));
    }

    private static List<JsonNode> mails() {
        try (var lines = Files.lines(SharedData.path("streams/dev.jsonl"))) {
            var json = JsonMapper.builder().build();
            return lines.map(json::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
