package pebble.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import pebble.mime.Address;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How well the facts of the labelled development mails are found, exact surface strings a mail. The labels hold each wording once a mail, dates with
 * day and month only, and of the terms of delivery only the codes of Incoterms (LABELS.md); so the others are left out of the comparison.
 */
public final class FactScores {
    /** Numbers of the Government e-Marketplace, which have a form of their own. */
    public static final String GEM = "bid_number on GeM";

    private FactScores() {}

    /** Counts over all mails. */
    public record Score(int right, int found, int labelled) {
        Score plus(Set<String> ours, Set<String> theirs) {
            var both = new HashSet<>(ours);
            both.retainAll(theirs);
            return new Score(right + both.size(), found + ours.size(), labelled + theirs.size());
        }

        public double precision() {
            return found == 0 ? 0 : 1.0 * right / found;
        }

        public double recall() {
            return labelled == 0 ? 0 : 1.0 * right / labelled;
        }

        public double f1() {
            return right == 0 ? 0 : 2.0 * right / (found + labelled);
        }
    }

    /** By the type's key, and of {@link #GEM}. */
    public static Map<String, Score> ofDevelopmentMails() {
        var scores = new LinkedHashMap<String, Score>();
        for (var mail : mails()) {
            var facts = facts(mail);
            for (var type : FactType.values()) {
                var ours = texts(facts, type);
                var theirs = labels(mail, type);
                scores.merge(type.key(), new Score(0, 0, 0).plus(ours, theirs), FactScores::sum);
                if (type == FactType.BID_NUMBER) {
                    scores.merge(GEM, new Score(0, 0, 0).plus(onGem(ours), onGem(theirs)), FactScores::sum);
                }
                if (System.getProperty("facts.differences") != null) {
                    print(mail, type, ours, theirs);
                }
            }
        }
        return scores;
    }

    private static Score sum(Score one, Score other) {
        return new Score(one.right() + other.right(), one.found() + other.found(), one.labelled() + other.labelled());
    }

    static List<Fact> facts(JsonNode mail) {
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

    static List<JsonNode> mails() {
        try (var lines = Files.lines(SharedData.path("streams/dev.jsonl"))) {
            var json = JsonMapper.builder().build();
            return lines.map(json::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
