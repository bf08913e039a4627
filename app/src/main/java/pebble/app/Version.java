package pebble.app;

import java.util.Optional;

/** Which Pebble this is, as the build wrote it into the jar. */
final class Version {
    private Version() {}

    static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("0");
    }
}
