package pebble.command;

import java.util.List;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/** Proves the audit chain from its first record on, and lists what is not sealed yet. Fails when the chain is broken. */
final class VerifyAuditCommand implements Command {
    private final RunningProduct product;
    private final Terminal terminal;

    VerifyAuditCommand(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("admin", "verify-audit");
    }

    @Override
    public String usage() {
        return "admin verify-audit               proves the audit chain";
    }

    @Override
    public int run(List<String> words) {
        JsonNode found = product.mustGet("/audit/verification").body();
        terminal.say(String.format("  sealed   %,d", found.path("sealed").asLong()));
        terminal.say("  head     " + found.path("head").asString(""));
        terminal.say(String.format("  unsealed %,d", found.path("unsealed").asLong()));
        found.path("unsealed_tail").forEach(id -> terminal.say("           " + id.asString("")));
        boolean intact = found.path("intact").asBoolean();
        if (!found.path("first_broken").isNull()) {
            terminal.say("  BROKEN at seal " + found.path("first_broken").asLong() + ": "
                    + found.path("broken").asString(""));
        }
        found.path("unaccounted").forEach(id -> terminal.say("  UNACCOUNTED " + id.asString("")));
        terminal.say(intact ? "The chain is intact." : "The chain is NOT intact.");
        return intact ? 0 : 1;
    }
}
