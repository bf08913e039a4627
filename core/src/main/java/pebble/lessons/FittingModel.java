package pebble.lessons;

import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.audit.Audit;
import pebble.classifier.Encoder;
import pebble.classifier.SequenceClassifier;
import pebble.identity.Caller;

/**
 * Sees to it that the model in force was trained on the points of the encoder in use. After the setting changed, the newest model of that encoder is put in
 * force; where there is none, one is trained. Until then no model judges: memory does, and what nobody remembers is left to people.
 */
@Component
class FittingModel {
    private static final String REASON = "No model knew the sentence encoder in use";

    private final Models models;
    private final RetrainingJob retraining;
    private final Encoder encoder;
    private final ObjectProvider<SequenceClassifier> foreign;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FittingModel(
            Models models,
            RetrainingJob retraining,
            Encoder encoder,
            ObjectProvider<SequenceClassifier> foreign,
            Audit audit,
            TransactionTemplate transaction) {
        this.models = models;
        this.retraining = retraining;
        this.encoder = encoder;
        this.foreign = foreign;
        this.audit = audit;
        this.transaction = transaction;
    }

    void see() {
        if (fits(models.state())) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Models.State state = models.hold();
            if (fits(state)) {
                return;
            }
            Optional<Models.Line> newest = models.newestOf(encoder.name());
            if (newest.isPresent()) {
                putInForce(state, newest.get().number());
            } else if (foreign.getIfAvailable() == null) {
                retraining.scheduleNow(REASON);
            }
        });
    }

    /** At the very first start the model that Pebble comes with may not have been put there yet. */
    private boolean fits(Models.State state) {
        return state.model() == null
                || models.find(state.model())
                        .filter(line -> line.encoder().equals(encoder.name()))
                        .isPresent();
    }

    private void putInForce(Models.State state, int number) {
        models.putInForce(number);
        audit.record(
                Caller.SYSTEM,
                new Audit.Change(
                        "classifier.restored",
                        "model",
                        Integer.toString(number),
                        null,
                        Map.of("model", state.model() == null ? 0 : state.model()),
                        Map.of("model", number, "reason", REASON)));
    }
}
