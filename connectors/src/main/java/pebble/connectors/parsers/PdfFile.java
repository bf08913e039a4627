package pebble.connectors.parsers;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** PDF: its text layer with places, and how its pages look. What is attached to it is not looked at. */
final class PdfFile {
    static final String MEDIA_TYPE = "application/pdf";

    private static final StreamCacheCreateFunction CACHE =
            MemoryUsageSetting.setupMixed(64 << 20, 200 << 20).streamCache;

    private static final int KEY_BITS = 256;

    private PdfFile() {}

    static String read(Path file, @Nullable String password, Pages pages) throws IOException, Locked, Refusal {
        try (PDDocument document = open(file, password)) {
            if (document.getNumberOfPages() == 0) {
                throw new Refusal("It has no pages.");
            }
            new PdfText(document, pages).read();
        }
        return MEDIA_TYPE;
    }

    /** @return nothing where there is no such page */
    static Optional<BufferedImage> shown(Path file, @Nullable String password, int number, int longest)
            throws IOException, Locked {
        try (PDDocument document = open(file, password)) {
            if (number > document.getNumberOfPages()) {
                return Optional.empty();
            }
            PDPage page = document.getPage(number - 1);
            PDRectangle shown = page.getCropBox();
            float scale = longest / Math.max(shown.getWidth(), shown.getHeight());
            if (!Float.isFinite(scale) || scale <= 0) {
                return Optional.empty();
            }
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return Optional.of(renderer.renderImage(number - 1, scale, ImageType.RGB));
        }
    }

    /** To be filled with pages. */
    static PDDocument empty() {
        return new PDDocument(CACHE);
    }

    /** What opened by a password opens by the same; what merely forbade things forbids nothing any more. */
    static void lock(PDDocument document, @Nullable String password) throws IOException {
        if (password == null) {
            document.setAllSecurityToBeRemoved(true);
            return;
        }
        StandardProtectionPolicy policy = new StandardProtectionPolicy(password, password, new AccessPermission());
        policy.setEncryptionKeyLength(KEY_BITS);
        document.protect(policy);
    }

    /** Most protected documents open by the empty password, and only forbid what no reader should care for. */
    static PDDocument open(Path file, @Nullable String password) throws IOException, Locked {
        try {
            return Loader.loadPDF(file.toFile(), "", null, null, CACHE);
        } catch (InvalidPasswordException wanted) {
            if (password == null) {
                throw new Locked();
            }
        }
        try {
            return Loader.loadPDF(file.toFile(), password, null, null, CACHE);
        } catch (InvalidPasswordException wrong) {
            throw new Locked();
        }
    }
}
