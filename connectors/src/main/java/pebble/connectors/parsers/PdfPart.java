package pebble.connectors.parsers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * Some pages of a PDF as one of their own: what they show, and nothing else of the file they come from. The file is cut down where it is read, since whatever is
 * not named any more is not written; what names other pages would bring them along, and is taken out. It opens by the password by which the whole opened.
 */
final class PdfPart {
    private static final Set<COSName> OF_A_PAGE = Set.of(
            COSName.TYPE,
            COSName.MEDIA_BOX,
            COSName.CROP_BOX,
            COSName.ROTATE,
            COSName.getPDFName("UserUnit"),
            COSName.RESOURCES,
            COSName.CONTENTS,
            COSName.ANNOTS,
            COSName.GROUP);
    private static final List<COSName> NAMES_OTHERS = List.of(
            COSName.P,
            COSName.PARENT,
            COSName.A,
            COSName.AA,
            COSName.DEST,
            COSName.getPDFName("IRT"),
            COSName.getPDFName("Popup"));
    /** In place of the time, so that the same pages are the same bytes each time. */
    private static final long NEVER = 1;

    private PdfPart() {}

    static void write(Path file, @Nullable String password, int first, int last, Path target)
            throws IOException, Locked {
        try (PDDocument document = PdfFile.open(file, password)) {
            List<PDPage> pages = new ArrayList<>();
            for (int n = first; n <= Math.min(last, document.getNumberOfPages()); n++) {
                pages.add(document.getPage(n - 1));
            }
            COSArray kept = new COSArray();
            COSDictionary tree = new COSDictionary();
            for (PDPage page : pages) {
                kept.add(alone(page, tree));
            }
            tree.setItem(COSName.TYPE, COSName.PAGES);
            tree.setItem(COSName.KIDS, kept);
            tree.setInt(COSName.COUNT, kept.size());
            COSDictionary old = document.getDocumentCatalog().getCOSObject();
            COSDictionary catalog = new COSDictionary();
            catalog.setItem(COSName.TYPE, COSName.CATALOG);
            catalog.setItem(COSName.PAGES, tree);
            // Which layers are shown.
            if (old.containsKey(COSName.OCPROPERTIES)) {
                catalog.setItem(COSName.OCPROPERTIES, old.getItem(COSName.OCPROPERTIES));
            }
            COSDictionary trailer = document.getDocument().getTrailer();
            trailer.setItem(COSName.ROOT, catalog);
            trailer.removeItem(COSName.INFO);
            if (document.isEncrypted()) {
                PdfFile.lock(document, password);
            }
            save(document, target);
        }
    }

    static void save(PDDocument document, Path target) throws IOException {
        document.setDocumentId(NEVER);
        document.save(target.toFile(), CompressParameters.NO_COMPRESSION);
    }

    /** With what it inherited, under another parent. */
    private static COSDictionary alone(PDPage page, COSDictionary parent) {
        COSDictionary alone = page.getCOSObject();
        alone.setItem(COSName.MEDIA_BOX, page.getMediaBox());
        alone.setItem(COSName.CROP_BOX, page.getCropBox());
        alone.setInt(COSName.ROTATE, page.getRotation());
        if (page.getResources() != null) {
            alone.setItem(COSName.RESOURCES, page.getResources());
        }
        for (COSName key : List.copyOf(alone.keySet())) {
            if (!OF_A_PAGE.contains(key)) {
                alone.removeItem(key);
            }
        }
        alone.setItem(COSName.PARENT, parent);
        COSArray annotations = alone.getCOSArray(COSName.ANNOTS);
        if (annotations != null) {
            for (int i = 0; i < annotations.size(); i++) {
                if (annotations.getObject(i) instanceof COSDictionary annotation) {
                    NAMES_OTHERS.forEach(annotation::removeItem);
                }
            }
        }
        return alone;
    }
}
