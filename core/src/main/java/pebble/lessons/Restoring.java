package pebble.lessons;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.classifier.Encoder;
import pebble.identity.Caller;

/** An earlier model is put in force again. It stays until the next training, or until another is restored. */
@Component
class Restoring {
    private final Models models;
    private final Encoder encoder;
    private final Audit audit;

    Restoring(Models models, Encoder encoder, Audit audit) {
        this.models = models;
        this.encoder = encoder;
        this.audit = audit;
    }

    @Transactional
    Models.Line restore(Caller caller, int number) {
        Models.State state = models.hold();
        Models.Line line = models.find(number).orElseThrow(LessonsError.MODEL_NOT_FOUND::problem);
        if (!line.encoder().equals(encoder.name())) {
            throw LessonsError.MODEL_OF_ANOTHER_ENCODER.problem();
        }
        models.putInForce(number);
        audit.record(
                caller,
                new Audit.Change(
                        "classifier.restored",
                        "model",
                        Integer.toString(number),
                        null,
                        Map.of("model", state.model() == null ? 0 : state.model()),
                        Map.of("model", number)));
        return models.find(number).orElseThrow(LessonsError.MODEL_NOT_FOUND::problem);
    }
}
