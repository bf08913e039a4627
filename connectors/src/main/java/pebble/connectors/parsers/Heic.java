package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The photographs of telephones (HEIF), which no library for Java opens: a program of the platform does, where there is one. */
final class Heic {
    private static final List<Path> FOLDERS =
            List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"), Path.of("/opt/homebrew/bin"));
    private static final List<String> PROGRAMS = List.of("heif-dec", "heif-convert");
    private static final Set<String> BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int HEAD = 12;
    private static final int SECONDS = 15;

    private Heic() {}

    static boolean isOne(Path file) throws IOException {
        String head = new String(Head.of(file, HEAD).bytes(), StandardCharsets.ISO_8859_1);
        return head.length() == HEAD && head.startsWith("ftyp", 4) && BRANDS.contains(head.substring(8));
    }

    static Optional<Path> program() {
        return FOLDERS.stream()
                .flatMap(folder -> PROGRAMS.stream().map(folder::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Its first picture as PNG, in a file of ours. */
    static Path converted(Path file, Optional<Path> program) throws IOException, Refusal {
        if (program.isEmpty()) {
            throw new Refusal("This machine has no program that opens HEIC pictures (Debian: libheif-examples).");
        }
        Path folder = Files.createTempDirectory("heic");
        Path png = folder.resolve("picture.png");
        run(List.of(program.get().toString(), file.toString(), png.toString()));
        if (Files.exists(png)) {
            return png;
        }
        // Of several pictures each has a number in its name.
        try (Stream<Path> pictures = Files.list(folder)) {
            return pictures.sorted().findFirst().orElseThrow(() -> new Refusal(Refusal.DAMAGED));
        }
    }

    /** It has no more memory than we have, and less time, so that it never outlives us for long. */
    private static void run(List<String> command) throws IOException, Refusal {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw new Refusal("Opening this HEIC picture takes longer than " + SECONDS + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
