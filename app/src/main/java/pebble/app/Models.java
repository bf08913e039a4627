package pebble.app;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.support.GenericApplicationContext;
import pebble.classifier.Encoder;
import pebble.classifier.SequenceClassifier;
import pebble.connectors.onnx.OnnxClassifier;
import pebble.connectors.onnx.OnnxEncoder;
import pebble.connectors.onnx.OnnxNames;
import pebble.connectors.onnx.WrongModel;
import pebble.facts.NameFinder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.identity.KnownStreams;

/** The models in ONNX form that the settings name. A wrong one refuses the start; what is not named is not loaded. */
record Models(Optional<OnnxClassifier> classifier, Optional<OnnxEncoder> encoder, Optional<OnnxNames> names) {

    static Models of(Variables variables) {
        int threads = variables.number("ONNX_THREADS", 2);
        return refusing(() -> new Models(
                variables
                        .find("CLASSIFIER_ONNX")
                        .map(path -> OnnxClassifier.open(path, variables.get("CLASSIFIER_THRESHOLD", ""), threads)),
                variables
                        .find("ENCODER_ONNX")
                        .map(path -> OnnxEncoder.open(
                                path,
                                variables.get("ENCODER_POOLING", ""),
                                variables.get("ENCODER_PREFIX", ""),
                                threads)),
                variables.find("ENTITIES_ONNX").map(path -> OnnxNames.open(path, threads))));
    }

    /** Which streams there are is known once the database is there. */
    void register(GenericApplicationContext beans) {
        classifier.ifPresent(model -> beans.registerBean(
                SequenceClassifier.class,
                () -> refusing(() ->
                        model.among(() -> beans.getBean(KnownStreams.class).keys()))));
        encoder.ifPresent(model -> beans.registerBean(Encoder.class, () -> model));
        names.ifPresent(model -> beans.registerBean(NameFinder.class, () -> model));
    }

    private static <T> T refusing(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (WrongModel wrong) {
            throw new Refusal(wrong.reason(), wrong.cure());
        }
    }
}
