package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The facts of the labelled development mails, printed in lines that begin with FIGURE. */
class FactsOnDevTest {
    private static final List<JsonNode> MAILS = FactScores.mails();
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

    @Test
    void the_facts_of_the_development_mails_are_found() {
        var scores = FactScores.ofDevelopmentMails();

        scores.forEach((type, score) -> System.out.printf(
                Locale.ROOT,
                "FIGURE facts %s: %.3f %.3f %.3f (%d)%n",
                type,
                score.precision(),
                score.recall(),
                score.f1(),
                score.labelled()));
        FLOORS.forEach((type, floor) ->
                assertThat(scores.get(type.key()).f1()).as(type.key()).isGreaterThanOrEqualTo(floor));
        assertThat(scores.get(FactScores.GEM).f1()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void every_fact_stands_where_it_says() {
        for (var mail : MAILS) {
            for (var fact : FactScores.facts(mail)) {
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
            MAILS.forEach(FactScores::facts);
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }

        System.out.printf(
                Locale.ROOT, "FIGURE facts speed: %.0f mails a second of processor time%n", MAILS.size() * 1e9 / best);
        assertThat(best).isPositive();
    }
}
