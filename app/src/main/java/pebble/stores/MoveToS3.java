package pebble.stores;

import java.io.IOException;
import java.util.Locale;
import pebble.connectors.s3.FilesToS3;
import pebble.connectors.s3.FilesToS3.Amount;
import pebble.connectors.s3.FilesToS3.Moved;
import pebble.connectors.s3.S3Blobs;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;
import pebble.shared.Problem;

/** Moves the large files of the data folder into the object store that the settings name, while Pebble is stopped. */
public final class MoveToS3 {
    private final Variables variables;
    private final Terminal terminal;

    public MoveToS3(Variables variables, Terminal terminal) {
        this.variables = variables;
        this.terminal = terminal;
    }

    /** The exit code: 0 when nothing is left to be moved. */
    public int run() {
        try (DataFolder data = DataFolder.alone(DataFolder.at(variables));
                S3Blobs store = Store.inBucket(variables, data)) {
            FilesToS3 files = new FilesToS3(Store.folder(data), store);
            Amount all = files.found();
            terminal.say("Moving " + amount(all) + " from " + Store.folder(data) + " to the " + store.settings() + ".");
            Moved moved = files.move(done -> terminal.progress("  " + amount(done) + " of " + amount(all)));
            terminal.progressDone();
            return tell(moved, data);
        } catch (Problem away) {
            throw interrupted(String.valueOf(away.getMessage()));
        } catch (IOException unreadable) {
            throw interrupted("A file cannot be moved: " + unreadable.getMessage());
        }
    }

    private int tell(Moved moved, DataFolder data) {
        terminal.say("Moved " + amount(moved.amount()) + "; each was read back and is what it was.");
        if (moved.damaged().isEmpty()) {
            terminal.say("Start Pebble with the same settings: ./pebble up");
            return 0;
        }
        terminal.say("These files do not hold the bytes that their names say, and were left:");
        moved.damaged().forEach(file -> terminal.say("  " + file));
        terminal.say("Put them back from a backup and move again, or take them out of " + Store.folder(data)
                + ": Pebble does not start while they lie there.");
        return 1;
    }

    private static Refusal interrupted(String reason) {
        return new Refusal(reason, "What was moved is moved. Run ./pebble move-to-s3 again: it goes on with the rest.");
    }

    private static String amount(Amount amount) {
        return String.format(Locale.ROOT, "%,d files (%,.1f MB)", amount.files(), amount.bytes() / (1024.0 * 1024.0));
    }
}
