package pebble.router;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import pebble.classification.NoiseKind;

/** The kinds of noise by the words that rules use. */
final class Noises {
    static final String ALL =
            Arrays.stream(NoiseKind.values()).map(NoiseKind::key).collect(Collectors.joining(", "));

    private Noises() {}

    static Optional<NoiseKind> find(String key) {
        return Arrays.stream(NoiseKind.values())
                .filter(kind -> kind.key().equals(key))
                .findFirst();
    }
}
