package pebble.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pebble.shared.SharedData;

class FormatsTest {
    private static final Set<String> READ = Set.of(
            "pdf", "png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "webp", "heic", "docx", "dotx", "docm", "xlsx",
            "xlsm", "xlsb", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "txt", "html", "xml", "eml");

    @ParameterizedTest
    @CsvSource({
        "docs/paperless/tika/sample.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document, OFFICE",
        "docs/paperless/tika/sample.doc, application/msword, OFFICE",
        "docs/paperless/tika/sample.odt, application/vnd.oasis.opendocument.text, OFFICE",
        "docs/paperless/simple.pdf, application/pdf, PDF",
        "docs/paperless/simple.tiff, image/tiff, IMAGE",
        "docs/paperless/tesseract/simple.heic, image/heic, IMAGE",
        "docs/paperless/tesseract/document.webp, image/webp, IMAGE",
        "docs/tika/russian.cp866.txt, text/plain, TEXT",
        "docs/tika/testRTF.rtf, application/rtf, OFFICE",
        "docs/tika/testHTML.html, text/html, TEXT",
        "docs/sismics/document.csv, text/csv, TEXT",
    })
    void a_file_is_told_by_its_content(String path, String type, Format.Kind kind) throws IOException {
        Path file = SharedData.path(path);

        assertThat(Formats.of(file, file.getFileName().toString(), null))
                .isEqualTo(new Formats.Told.Known(new Format(type, kind)));
    }

    @Test
    void archives_are_archives() throws IOException {
        Path zip = SharedData.path("docs/paperless/simple.zip");

        assertThat(Formats.of(zip, "simple.zip", "application/zip")).isInstanceOf(Formats.Told.Zip.class);
    }

    @Test
    void no_real_document_of_a_format_that_is_read_is_refused() {
        List<Path> refused = Stream.of("docs", "sheets/poi-spreadsheet")
                .flatMap(FormatsTest::files)
                .filter(file -> READ.contains(ending(file)))
                .filter(file -> told(file) instanceof Formats.Told.Unknown)
                .filter(file -> !file.toString().contains("clusterfuzz"))
                .toList();

        assertThat(refused).isEmpty();
    }

    private static Formats.Told told(Path file) {
        try {
            return Formats.of(file, file.getFileName().toString(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder) {
        try {
            return Files.walk(SharedData.path(folder)).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
