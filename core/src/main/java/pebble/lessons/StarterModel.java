package pebble.lessons;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.blobs.Sha256;
import pebble.classifier.Model;

/**
 * The model that Pebble comes with. A newer Pebble brings a newer one: it takes the place of an older starter at once; where one is in force that
 * learnt from the group's own mail, it stands beside it until the next training.
 */
@Component
class StarterModel implements SmartInitializingSingleton {
    static final String ORIGIN = "starter";
    private static final String RESOURCE = "/classifier/starter.model";

    private final Models models;
    private final FittingModel fitting;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StarterModel(Models models, FittingModel fitting, TransactionTemplate transaction, Clock clock) {
        this.models = models;
        this.fitting = fitting;
        this.transaction = transaction;
        this.clock = clock;
    }

    static byte[] bytes() {
        try (InputStream resource = StarterModel.class.getResourceAsStream(RESOURCE)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before anything is judged. */
    @Override
    public void afterSingletonsInstantiated() {
        addIfNew();
        fitting.see();
    }

    private void addIfNew() {
        byte[] bytes = bytes();
        byte[] sha256 = Sha256.of(bytes).bytes();
        if (models.find(sha256).isPresent()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            Models.State state = models.hold();
            if (models.find(sha256).isPresent()) {
                return;
            }
            Model model = Model.of(bytes);
            int number = models.add(
                    new Models.Line(
                            0,
                            clock.instant(),
                            ORIGIN,
                            model.encoder(),
                            Map.of(ORIGIN, model.examples()),
                            Map.of(),
                            0,
                            "Came with Pebble",
                            false),
                    sha256,
                    bytes);
            boolean starterStands = state.model() == null
                    || models.find(state.model())
                            .filter(line -> line.origin().equals(ORIGIN))
                            .isPresent();
            if (starterStands) {
                models.putInForce(number);
            }
        });
    }
}
