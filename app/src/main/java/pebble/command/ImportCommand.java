package pebble.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.command.RunningProduct.Answer;
import pebble.command.RunningProduct.Away;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/**
 * Brings a file or a folder of mail into a mailbox. The product does the work as a durable job; this command starts it and
 * watches, also across a crash and restart of the product. Without a mailbox what is brought is documents.
 */
final class ImportCommand implements Command {
    private static final Set<String> ENDED = Set.of("done", "failed", "dead");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final RunningProduct product;
    private final Terminal terminal;

    ImportCommand(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    @Override
    public List<String> name() {
        return List.of("import");
    }

    @Override
    public String usage() {
        return """
                import PATH --mailbox ADDRESS    brings .eml, .mbox, .zip, Maildir or a folder of them into a mailbox
                  ./pebble import PATH [--entity NAME]     makes documents of a file, an archive or a folder of them""";
    }

    @Override
    public int run(List<String> words) {
        String option = words.size() == 4 ? words.get(2) : "";
        if (words.size() != 2 && !option.equals("--mailbox") && !option.equals("--entity")) {
            throw new Refusal(
                    "An import needs a path, and for mail a mailbox.",
                    "./pebble import PATH --mailbox ADDRESS, or ./pebble import PATH [--entity NAME] for documents");
        }
        Path path = Path.of(words.get(1)).toAbsolutePath().normalize();
        if (!Files.isReadable(path)) {
            throw new Refusal(path + " does not exist or cannot be read.", "Check the path.");
        }
        if (!option.equals("--mailbox")) {
            return new DocumentImport(product, terminal).run(path, option.isEmpty() ? null : words.get(3));
        }
        Answer started = product.mustPost("/imports", Map.of("mailbox", words.get(3), "path", path.toString()));
        return watch(started.body().path("id").asString());
    }

    private int watch(String id) {
        long lastHeard = System.nanoTime();
        while (true) {
            Answer answer = ask(id);
            if (answer == null) {
                if (System.nanoTime() - lastHeard > PATIENCE.toNanos()) {
                    throw new Refusal(
                            "Pebble has not answered for " + PATIENCE.toMinutes() + " minutes.",
                            "Start it again: the import " + id + " goes on by itself.");
                }
                terminal.progress("Pebble does not answer; waiting for it to come back …");
            } else {
                lastHeard = System.nanoTime();
                if (!answer.good()) {
                    throw new Refusal(answer.message(), "The import " + id + " cannot be watched.");
                }
                if (ENDED.contains(answer.body().path("state").asString())) {
                    terminal.progressDone();
                    return tell(answer.body());
                }
                terminal.progress(progress(answer.body()));
            }
            pause();
        }
    }

    private @Nullable Answer ask(String id) {
        try {
            return product.get("/imports/" + id);
        } catch (Away away) {
            return null;
        }
    }

    private static String progress(JsonNode job) {
        return "Importing … " + job.path("received").asInt() + " messages, "
                + job.path("duplicates").asInt() + " already held";
    }

    private int tell(JsonNode job) {
        terminal.say("Import " + job.path("state").asString() + ".");
        for (String count : List.of(
                "files", "mails", "containers", "skipped", "received", "duplicates", "quarantined", "rejected")) {
            if (job.path(count).isNumber()) {
                terminal.say(String.format("  %-12s %,d", count, job.path(count).asLong()));
            }
        }
        String error = job.path("error").asString("");
        if (!error.isEmpty()) {
            terminal.say("  " + error);
        }
        return job.path("state").asString().equals("done") ? 0 : 1;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", "The import goes on by itself.");
        }
    }
}
