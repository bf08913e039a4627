package pebble.connectors.tesseract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that takes Tesseract's arguments and has its bad days. */
final class StubTesseract {
    /** Rows that read "A quotation \"mark", as many say them: with a heading, and noise on the other output. */
    static final String READS = """
            echo 'Estimating resolution as 300' >&2
            printf 'level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext\\n' >"$2.tsv"
            printf '1\\t1\\t0\\t0\\t0\\t0\\t0\\t0\\t1000\\t500\\t-1\\t\\n' >>"$2.tsv"
            printf '5\\t1\\t1\\t1\\t1\\t1\\t100\\t50\\t20\\t25\\t95.1\\tA\\n' >>"$2.tsv"
            printf '5\\t1\\t1\\t1\\t1\\t2\\t130\\t50\\t100\\t25\\t95\\tquotation\\n' >>"$2.tsv"
            printf '5\\t1\\t1\\t1\\t1\\t3\\t240\\t50\\t50\\t25\\t95\\t"mark\\n' >>"$2.tsv"
            """;

    private StubTesseract() {}

    /** @param reading what it does with a page: {@code $1} is the image, {@code $2} where its rows go, without their ending */
    static Path in(Path folder, String reading) {
        return program(folder, """
                case "$1" in
                --version) printf 'tesseract 5.3.0\\n leptonica-1.82.0\\n'; exit ;;
                --list-langs) printf 'List of available languages in "/usr/share/" (3):\\neng\\nhin\\nosd\\n'; exit ;;
                esac
                """ + reading);
    }

    static Path program(Path folder, String script) {
        try {
            Path program = Files.writeString(folder.resolve("tesseract stub"), "#!/bin/sh\n" + script);
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
