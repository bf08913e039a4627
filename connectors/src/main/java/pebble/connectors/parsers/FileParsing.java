package pebble.connectors.parsers;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import pebble.connectors.sandbox.Question;
import pebble.reading.Format;
import pebble.reading.Greymap;

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
        if (question.grey()) {
            return grey(question, question.page(), question.longest()).map(Greymap::file);
        }
        Optional<BufferedImage> shown = shown(question, question.page(), question.longest());
        return shown.isPresent() ? Optional.of(Picture.png(shown.get())) : Optional.empty();
    }

    static List<String> codes(Question.Codes question) throws Exception {
        return grey(question, question.page(), PageCodes.EDGE)
                .map(PageCodes::of)
                .orElse(List.of());
    }

    private static Optional<BufferedImage> shown(Question question, int page, int longest) throws Exception {
        return switch (question.format().kind()) {
            case PDF -> PdfFile.shown(question.file(), question.password(), page, longest);
            case IMAGE -> ImageFile.shown(question.file(), page, longest);
            case OFFICE, MAIL, TEXT -> Optional.empty();
        };
    }

    private static Optional<Greymap> grey(Question question, int page, int longest) throws Exception {
        return question.format().kind() == Format.Kind.IMAGE
                ? ImageFile.grey(question.file(), page, longest)
                : shown(question, page, longest).map(Shades::of);
    }

    static void part(Question.Part question) throws Exception {
        switch (question.format().kind()) {
            case PDF ->
                PdfPart.write(
                        question.file(), question.password(), question.first(), question.last(), question.target());
            case IMAGE -> {
                try (PDDocument document = PdfFile.empty()) {
                    new ImagePages(document, question.file()).add(question.first(), question.last());
                    PdfPart.save(document, question.target());
                }
            }
            case OFFICE, MAIL, TEXT -> throw new Refusal(Refusal.NO_PAGES);
        }
    }

    static void layer(Question.Layer question) throws Exception {
        try (PDDocument document = SearchablePdf.of(question)) {
            document.save(question.target().toFile());
        }
    }
}
