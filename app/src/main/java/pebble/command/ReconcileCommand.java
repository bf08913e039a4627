package pebble.command;

import java.util.List;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/** Compares, mailbox by mailbox, what the source holds with what Pebble holds. Fails when something is missing. */
final class ReconcileCommand implements Command {
    private final RunningProduct product;
    private final Terminal terminal;

    ReconcileCommand(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("reconcile");
    }

    @Override
    public String usage() {
        return "reconcile                        compares every mailbox with its source";
    }

    @Override
    public int run(List<String> words) {
        int missing = 0;
        for (JsonNode mailbox : product.mustGet("/mailboxes?limit=500").body().path("items")) {
            JsonNode found = product.mustGet("/mailboxes/" + mailbox.path("id").asString() + "/reconciliation")
                    .body();
            terminal.say(String.format(
                    "  %-40s source %,8d   held %,8d   missing %,6d",
                    mailbox.path("address").asString(),
                    found.path("source_count").asLong(),
                    found.path("held_count").asLong(),
                    found.path("missing").size()));
            missing += found.path("missing").size();
        }
        terminal.say(
                missing == 0
                        ? "Nothing is missing."
                        : missing + " are missing. The reconciliation screen lists and repairs them.");
        return missing == 0 ? 0 : 1;
    }
}
