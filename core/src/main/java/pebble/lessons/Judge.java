package pebble.lessons;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.classifier.Encoder;
import pebble.classifier.SequenceClassifier;

/**
 * Who judges the mail that nobody remembers.
 *
 * @param encoder in use: a model that was trained with another cannot judge
 * @param model in force; it judges where this is {@link Kind#OWN}
 * @param threshold from which confidence on a classifier that a setting brought in its place places mail
 */
record Judge(
        Kind kind,
        String encoder,
        @Nullable Integer model,
        @Nullable Double threshold) {

    /** Whose the judge is. */
    enum Kind {
        OWN,
        FOREIGN,
        /** Memory alone judges; what it does not know is left to people. */
        NONE;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Asked at this moment. */
    @Component
    static class Now {
        private final Models models;
        private final Encoder encoder;
        private final ObjectProvider<SequenceClassifier> foreign;

        Now(Models models, Encoder encoder, ObjectProvider<SequenceClassifier> foreign) {
            this.models = models;
            this.encoder = encoder;
            this.foreign = foreign;
        }

        Judge get() {
            Optional<Models.Line> line =
                    Optional.ofNullable(models.state().model()).flatMap(models::find);
            Integer model = line.map(Models.Line::number).orElse(null);
            SequenceClassifier head = foreign.getIfAvailable();
            if (head != null) {
                return new Judge(Kind.FOREIGN, encoder.name(), model, head.threshold());
            }
            boolean fits =
                    line.filter(one -> one.encoder().equals(encoder.name())).isPresent();
            return new Judge(fits ? Kind.OWN : Kind.NONE, encoder.name(), model, null);
        }
    }
}
