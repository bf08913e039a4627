package pebble.command;

import java.util.List;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;
import pebble.stores.MoveToS3;

/** Moves the large files of the data folder into the object store that the settings name, while Pebble is stopped. */
final class MoveToS3Command implements Command {
    private final Variables variables;
    private final Terminal terminal;

    MoveToS3Command(Variables variables, Terminal terminal) {
        this.variables = variables;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("move-to-s3");
    }

    @Override
    public String usage() {
        return "move-to-s3                       moves large files into the object store of MINIO_ENDPOINT, while stopped";
    }

    @Override
    public int run(List<String> words) {
        if (words.size() != 1) {
            throw new Refusal("\"" + words.get(1) + "\" is no option of this command.", "./pebble move-to-s3");
        }
        return new MoveToS3(variables, terminal).run();
    }
}
