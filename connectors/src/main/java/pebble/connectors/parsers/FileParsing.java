package pebble.connectors.parsers;

import java.nio.file.Files;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import pebble.connectors.sandbox.Question;

/** Finds who reads a file. */
final class FileParsing {
    private FileParsing() {}

    /** @return the media type that the inside of the file tells */
    static String read(Question.Read question, Pages pages) throws Exception {
        if (Files.size(question.file()) == 0) {
            throw new Refusal(Refusal.EMPTY);
        }
        return switch (question.format().kind()) {
            case PDF -> PdfFile.read(question.file(), question.password(), pages);
            case IMAGE -> ImageFile.read(question.file(), question.format().mediaType(), pages);
            case OFFICE -> OfficeFile.read(question.file(), question.password(), pages);
            case MAIL -> MailFile.read(question.file(), pages);
            case TEXT -> TextFile.read(question.file(), question.format().mediaType(), pages);
        };
    }

    static Optional<byte[]> draw(Question.Draw question) throws Exception {
        return switch (question.format().kind()) {
            case PDF -> PdfFile.draw(question.file(), question.password(), question.page(), question.longest());
            case IMAGE -> ImageFile.draw(question.file(), question.page(), question.longest());
            case OFFICE, MAIL, TEXT -> Optional.empty();
        };
    }

    static void layer(Question.Layer question) throws Exception {
        try (PDDocument document = SearchablePdf.of(question)) {
            document.save(question.target().toFile());
        }
    }
}
