package pebble.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import pebble.ground.Refusal;
import pebble.ground.Terminal;

/** Makes the search indexes anew from the database, while the product goes on answering from the present ones. */
final class ReindexCommand implements Command {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RunningProduct product;
    private final Terminal terminal;

    ReindexCommand(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("reindex");
    }

    @Override
    public String usage() {
        return "reindex                          makes the search indexes anew while serving";
    }

    @Override
    public int run(List<String> words) {
        long began = System.nanoTime();
        product.mustPost("/search/index/rebuild", Map.of());
        while (product.mustGet("/search/index").body().path("rebuilding").asBoolean()) {
            terminal.progress("Making the search indexes anew … " + seconds(began) + " s");
            pause();
        }
        terminal.progressDone();
        boolean complete =
                product.mustGet("/search/index").body().path("complete").asBoolean();
        terminal.say(
                complete
                        ? "The search indexes are new, after " + seconds(began) + " s."
                        : "The search indexes could not be made; the log says why. It is tried again.");
        return complete ? 0 : 1;
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", "The search indexes are made all the same.");
        }
    }
}
