package pebble.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import pebble.TestServer;
import pebble.classifier.Encoder;
import pebble.classifier.Passage;
import pebble.classifier.SequenceClassifier;
import pebble.identity.EntityId;

/** A classifier of somebody else judges in place of ours. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ForeignClassifierTest {
    private static final SequenceClassifier KNOWS_AUDITS = new SequenceClassifier() {
        @Override
        public double threshold() {
            return 0.9;
        }

        @Override
        public List<Map<String, Double>> judge(List<Passage> passages) {
            return passages.stream()
                    .map(mail -> mail.subject().contains("audit")
                            ? Map.of("quality/audit", 0.95, "sales", 0.05)
                            : mail.subject().contains("rate")
                                    ? Map.of("quality/audit", 0.11, "sales", 0.89)
                                    : Map.<String, Double>of())
                    .toList();
        }
    };

    @Autowired
    Knowledge knowledge;

    @Autowired
    Encoder encoder;

    @Test
    void where_it_has_no_answer_or_is_unsure_the_mail_is_left_to_a_person() {
        Classifier classifier = new Classifier(knowledge, encoder, new ObjectProvider<>() {
            @Override
            public SequenceClassifier getObject() {
                return KNOWS_AUDITS;
            }
        });

        List<Verdict> verdicts = classifier.judge(
                List.of(
                        new Passage("Supplier audit zq", "", ""),
                        new Passage("Zq rate", "", ""),
                        new Passage("Qzx", "", "")),
                new EntityId(UUID.randomUUID()));

        assertThat(verdicts.getFirst().stream()).isEqualTo("quality");
        assertThat(verdicts.getFirst().intent()).isEqualTo("audit");
        assertThat(verdicts.get(1).stream()).as("below its threshold").isNull();
        assertThat(verdicts.get(1).bestStream()).isEqualTo("sales");
        assertThat(verdicts.getLast().stream()).isNull();
    }
}
