package pebble.connectors.tesseract;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import pebble.reading.ReadingUnavailable;

/**
 * The Tesseract that comes along, for Linux on x86: its program, its libraries and its trained data, unpacked before the first page. The folder carries the sum of
 * what is in it and appears whole, so that two products may unpack at once and a new version lies beside an old one.
 */
final class BroughtProgram {
    private static final String VERSION = "5.5.2";
    private static final String PROGRAM = "tesseract";
    private static final String DATA = "tessdata";
    private static final List<String> NATIVE = List.of(
            "/org/bytedeco/tesseract/linux-x86_64/" + PROGRAM,
            "/org/bytedeco/tesseract/linux-x86_64/libtesseract.so.5.5",
            "/org/bytedeco/leptonica/linux-x86_64/libleptonica.so.6");
    private static final List<String> TRAINED = List.of("eng", "hin");

    private final Path home;
    private final List<String> trained;
    private final String languages;
    private @Nullable Program unpacked;

    /** @param languages as {@code OCR_LANGUAGES} says */
    BroughtProgram(Path home, String languages) {
        this.home = home;
        this.languages = languages;
        this.trained = TRAINED.stream()
                .filter(language -> BroughtProgram.class.getResource(data(language)) != null)
                .toList();
        if (!languages.isEmpty()) {
            // Told at the start rather than before the first page.
            Languages.of(languages, trained);
        }
    }

    private static String data(String language) {
        return "/tessdata/" + language + ".traineddata.gz";
    }

    synchronized Program unpacked() {
        if (unpacked != null) {
            return unpacked;
        }
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new ReadingUnavailable(
                    "The Tesseract that Pebble brings is for Linux on x86. Install one and set TESSERACT_CMD.");
        }
        if (trained.isEmpty()) {
            throw new ReadingUnavailable(
                    "This build has nothing that Tesseract was trained with. Run npm ci in web, and build again.");
        }
        try {
            Path folder = folder();
            unpacked =
                    Program.of(folder.resolve(PROGRAM).toString(), folder.resolve(DATA), VERSION, trained, languages);
            return unpacked;
        } catch (IOException broken) {
            throw new ReadingUnavailable("Tesseract could not be unpacked: " + broken.getMessage(), broken);
        } catch (WrongTesseract wrong) {
            throw new ReadingUnavailable(wrong.reason(), wrong);
        }
    }

    private Path folder() throws IOException {
        Path folder = home.resolve(VERSION + "-" + sum());
        if (!Files.exists(folder)) {
            Files.createDirectories(home);
            Path part = Files.createTempDirectory(home, "unpacking");
            try {
                unpack(part);
                take(part, folder);
            } finally {
                Folders.remove(part);
            }
        }
        return folder;
    }

    private String sum() throws IOException {
        CRC32 sum = new CRC32();
        for (String name : Stream.concat(NATIVE.stream(), trained.stream().map(BroughtProgram::data))
                .toList()) {
            try (InputStream in = new CheckedInputStream(resource(name), sum)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return Long.toHexString(sum.getValue());
    }

    private void unpack(Path folder) throws IOException {
        for (String name : NATIVE) {
            copy(resource(name), folder.resolve(name.substring(name.lastIndexOf('/') + 1)));
        }
        Path data = Files.createDirectory(folder.resolve(DATA));
        for (String language : trained) {
            copy(new GZIPInputStream(resource(data(language))), data.resolve(language + ".traineddata"));
        }
        for (Path runnable : List.of(folder, folder.resolve(PROGRAM))) {
            Files.setPosixFilePermissions(runnable, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static void take(Path part, Path folder) throws IOException {
        try {
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException broken) {
            if (!Files.exists(folder)) {
                throw broken;
            }
            // Another product was a moment earlier; what it unpacked is the same.
        }
    }

    private static InputStream resource(String name) throws FileNotFoundException {
        InputStream resource = BroughtProgram.class.getResourceAsStream(name);
        if (resource == null) {
            throw new FileNotFoundException(name + " is not in this build.");
        }
        return resource;
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (from) {
            Files.copy(from, to);
        }
    }
}
