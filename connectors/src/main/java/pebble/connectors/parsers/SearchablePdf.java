package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import pebble.connectors.sandbox.Limits;
import pebble.connectors.sandbox.Question;
import pebble.reading.PageText;

/** A PDF whose words can be found where they were read by eye. */
final class SearchablePdf {
    private final PDDocument document;
    private final UnseenFont font = new UnseenFont();

    private SearchablePdf(PDDocument document) {
        this.document = document;
    }

    static PDDocument of(Question.Layer question) throws Exception {
        PDDocument document = switch (question.format().kind()) {
            case PDF -> PdfFile.open(question.file(), question.password());
            case IMAGE -> pictures(question);
            case OFFICE, MAIL, TEXT -> throw new Refusal(Refusal.NO_PAGES);
        };
        try {
            new SearchablePdf(document).lay(question.seen());
            if (document.isEncrypted()) {
                PdfFile.lock(document, question.password());
            }
            return document;
        } catch (Exception failure) {
            document.close();
            throw failure;
        }
    }

    private static PDDocument pictures(Question.Layer question) throws IOException, Refusal {
        PDDocument document = PdfFile.empty();
        try {
            new ImagePages(document, question.file()).add(1, Limits.PAGES);
            return document;
        } catch (IOException | Refusal | RuntimeException failure) {
            document.close();
            throw failure;
        }
    }

    private void lay(List<PageText> seen) throws IOException {
        for (PageText text : seen) {
            if (text.number() <= document.getNumberOfPages() && !text.words().isEmpty()) {
                lay(document.getPage(text.number() - 1), text);
            }
        }
        font.finish();
    }

    /** Before all else on the page, where nothing has been moved or turned yet. */
    private void lay(PDPage page, PageText text) throws IOException {
        PDRectangle shown = page.getCropBox();
        Upright upright = new Upright(
                Math.max(shown.getWidth(), 1), Math.max(shown.getHeight(), 1), Math.floorMod(page.getRotation(), 360));
        String layer = "q " + upright.matrix(shown.getLowerLeftX(), shown.getLowerLeftY()) + " cm\n"
                + TextLayer.of(text, upright.uprightWidth(), upright.uprightHeight(), font, name(page)) + "Q\n";
        List<PDStream> contents = new ArrayList<>();
        contents.add(new PDStream(UnseenFont.stream(layer.getBytes(StandardCharsets.US_ASCII))));
        for (Iterator<PDStream> old = page.getContentStreams(); old.hasNext(); ) {
            contents.add(old.next());
        }
        page.setContents(contents);
    }

    /** Under which the page knows the font from now on. */
    private String name(PDPage page) {
        PDResources resources = page.getResources();
        if (resources == null) {
            resources = new PDResources();
            page.setResources(resources);
        }
        COSDictionary fonts = resources.getCOSObject().getCOSDictionary(COSName.FONT);
        if (fonts == null) {
            fonts = new COSDictionary();
            resources.getCOSObject().setItem(COSName.FONT, fonts);
        }
        COSName known = fonts.getKeyForValue(font.dictionary());
        if (known != null) {
            return known.getName();
        }
        int n = 1;
        while (fonts.containsKey("Unseen" + n)) {
            n++;
        }
        fonts.setItem("Unseen" + n, font.dictionary());
        return "Unseen" + n;
    }
}
