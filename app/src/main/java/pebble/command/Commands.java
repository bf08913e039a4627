package pebble.command;

import java.util.List;
import java.util.Optional;
import pebble.ground.DataFolder;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import pebble.ground.Variables;

/** Every command by its name. A command answers the exit code: 0 when what it was asked is so. */
public final class Commands {
    private final List<Command> all;
    private final Terminal terminal;

    Commands(List<Command> all, Terminal terminal) {
        this.all = all;
        this.terminal = terminal;
    }

    public static Commands standard(Variables variables, Terminal terminal) {
        return of(new RunningProduct(DataFolder.at(variables)), variables, terminal);
    }

    static Commands of(RunningProduct product, Variables variables, Terminal terminal) {
        return new Commands(
                List.of(
                        new ImportCommand(product, terminal),
                        new ReconcileCommand(product, terminal),
                        new ReindexCommand(product, terminal),
                        new MoveToS3Command(variables, terminal),
                        new VerifyAuditCommand(product, terminal),
                        new ResetPasswordCommand(product, terminal)),
                terminal);
    }

    public int run(List<String> words) {
        if (words.getFirst().equals("help")) {
            all.forEach(command -> terminal.say("  ./pebble " + command.usage()));
            return 0;
        }
        return find(words)
                .orElseThrow(() -> new Refusal(
                        "\"" + String.join(" ", words) + "\" is no command.", "./pebble help lists them all."))
                .run(words);
    }

    private Optional<Command> find(List<String> words) {
        return all.stream()
                .filter(command -> words.size() >= command.name().size()
                        && words.subList(0, command.name().size()).equals(command.name()))
                .findFirst();
    }
}
