package pebble.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.command.RunningProduct.Answer;
import pebble.command.RunningProduct.Away;
import pebble.ground.Refusal;
import pebble.ground.Terminal;
import tools.jackson.databind.JsonNode;

/**
 * Sends files to the running product to become documents, one after the other, and counts what became of each. A product that is away is
 * waited for; whatever was cut off can be run again, since bytes that are held are not taken twice.
 */
final class DocumentImport {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final RunningProduct product;
    private final Terminal terminal;
    private int leftOut;
    private int sent;
    private int documents;
    private int fresh;
    private int known;
    private int refused;

    DocumentImport(RunningProduct product, Terminal terminal) {
        this.product = product;
        this.terminal = terminal;
    }

    /** @param entity by its name or id; null for the whole group */
    int run(Path path, @Nullable String entity) {
        Map<String, String> fields = entity == null ? Map.of() : Map.of("entity_id", idOf(entity));
        List<Path> files = files(path);
        Path root = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
        for (Path file : files) {
            String name = root == null ? file.toString() : root.relativize(file).toString();
            terminal.progress((sent + 1) + " of " + files.size() + ": " + name);
            send(file, name, fields);
        }
        terminal.progressDone();
        return tell(files.size());
    }

    private String idOf(String entity) {
        for (JsonNode one : product.mustGet("/entities?limit=500").body().path("items")) {
            if (one.path("name").asString().equals(entity)
                    || one.path("id").asString().equals(entity)) {
                return one.path("id").asString();
            }
        }
        throw new Refusal("There is no legal entity " + entity + ".", "Check the spelling; nothing was sent.");
    }

    /** In order of their names. Links are not followed, hidden files are none of anybody's papers; both are counted. */
    private List<Path> files(Path path) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(path) && folder.getFileName().toString().startsWith(".")) {
                        leaveOut(folder, "a hidden folder");
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean hidden = file.getFileName().toString().startsWith(".");
                    if (attributes.isRegularFile() && !hidden) {
                        files.add(file);
                    } else {
                        leaveOut(file, hidden ? "hidden" : "a link, a pipe or a device");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    leaveOut(file, "cannot be read");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        files.sort(null);
        return files;
    }

    private void leaveOut(Path file, String reason) {
        leftOut++;
        terminal.say("  left out  " + file + ": " + reason);
    }

    private void send(Path file, String name, Map<String, String> fields) {
        Answer answer = answered(file, name, fields);
        sent++;
        if (answer == null) {
            documents++;
            refuse(name, "It cannot be read any more.");
            return;
        }
        if (!answer.good()) {
            documents++;
            refuse(name, answer.message());
            return;
        }
        boolean archive = answer.body().path("items").size() != 1;
        for (JsonNode item : answer.body().path("items")) {
            documents++;
            if (item.path("id").asString("").isEmpty()) {
                String within = archive ? name + ": " + item.path("filename").asString("") : name;
                refuse(within, item.path("error").path("message").asString(""));
            } else if (item.path("duplicate_of").asString("").isEmpty()) {
                fresh++;
            } else {
                known++;
            }
        }
    }

    private void refuse(String name, String reason) {
        refused++;
        terminal.say("  refused   " + name + ": " + reason);
    }

    /** Asks again while the product is away or busy. Null when the file cannot be read any more. */
    private @Nullable Answer answered(Path file, String name, Map<String, String> fields) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            try {
                Answer answer = product.upload("/documents/batch", fields, name, file);
                if (answer.status() == 401) {
                    throw new Refusal(answer.message(), "Run the import again: what was brought is not brought twice.");
                }
                if (answer.status() != 429 && !isStoreAway(answer)) {
                    return answer;
                }
            } catch (Away away) {
                terminal.progress("Pebble does not answer; waiting for it to come back …");
            } catch (IOException unreadable) {
                return null;
            }
            pause();
        }
        throw new Refusal(
                "Pebble has not answered for " + PATIENCE.toMinutes() + " minutes.",
                "Start it, and run the import again: what was brought is not brought twice.");
    }

    private static boolean isStoreAway(Answer answer) {
        for (JsonNode item : answer.body().path("items")) {
            if (item.path("error").path("code").asString("").equals("STORE_UNAVAILABLE")) {
                return true;
            }
        }
        return false;
    }

    private int tell(int files) {
        terminal.say("Import done.");
        count("files found", files + leftOut);
        count("sent", sent);
        count("left out", leftOut);
        count("documents in them", documents);
        count("new", fresh);
        count("already held", known);
        count("refused", refused);
        return refused == 0 && fresh + known == documents ? 0 : 1;
    }

    private void count(String what, int count) {
        terminal.say(String.format("  %-18s %,d", what, count));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.", "Run the import again: what was brought is not brought twice.");
        }
    }
}
