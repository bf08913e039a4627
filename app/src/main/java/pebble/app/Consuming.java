package pebble.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Variables;
import pebble.watched.DropFolder;

/** The folder whose files become documents, where a setting names one. One from which nothing can be taken, or too much would be, refuses the start. */
final class Consuming {
    private Consuming() {}

    static Optional<DropFolder> of(Variables variables, DataFolder data) {
        return variables.find("CONSUME_DIR").map(named -> {
            Path folder = Path.of(named).toAbsolutePath().normalize();
            if (!Files.isDirectory(folder) || !Files.isReadable(folder) || !Files.isWritable(folder)) {
                throw new Refusal(
                        "CONSUME_DIR: " + folder + " is no folder that can be read and written.",
                        "Make it and let this user write there (files are taken out of it), or remove CONSUME_DIR.");
            }
            refuseOurs(folder, data.path());
            return new DropFolder(
                    folder,
                    variables.find("CONSUME_ENTITY").orElse(null),
                    Duration.ofSeconds(Math.max(1, variables.number("CONSUME_WAIT", 5))));
        });
    }

    private static void refuseOurs(Path folder, Path ours) {
        try {
            Path real = folder.toRealPath();
            Path data = ours.toRealPath();
            if (data.startsWith(real) || real.startsWith(data)) {
                throw new Refusal(
                        "CONSUME_DIR: from " + folder + " Pebble would take its own files.",
                        "Name a folder that holds nothing but files to be taken.");
            }
        } catch (IOException unreadable) {
            throw new Refusal("CONSUME_DIR: " + folder + " cannot be read.", "Name another folder.");
        }
    }
}
