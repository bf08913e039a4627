package pebble.shelf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.Document;
import pebble.documents.DocumentError;
import pebble.documents.DocumentFiles;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.documents.Pages;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.reading.FileReader;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.reading.PageText;
import pebble.shared.Problem;

/** A document page by page: as it looks, and what stands where. */
@RestController
@RequestMapping("/api/v1/documents/{id}")
class PagesApi {
    private static final int SMALLEST = 64;
    private static final int LARGEST = 4096;

    private final Documents documents;
    private final Pages pages;
    private final DocumentFiles files;
    private final FileReader reader;
    private final Thumbnails thumbnails;

    PagesApi(Documents documents, Pages pages, DocumentFiles files, FileReader reader, Thumbnails thumbnails) {
        this.documents = documents;
        this.pages = pages;
        this.files = files;
        this.reader = reader;
        this.thumbnails = thumbnails;
    }

    /**
     * A page with the places of its words.
     *
     * @param width in points of 1/72 inch; 0 where there are no real pages
     * @param drawn whether it can be looked at
     * @param words {@code [start, end, x, y, width, height]}: where the word stands in the text, in UTF-16 code units, and on the page, in shares of its width
     *     and height from the upper left
     */
    record PageView(int number, float width, float height, boolean drawn, String text, List<float[]> words) {
        static PageView of(PageText page, boolean drawn) {
            return new PageView(
                    page.number(),
                    page.width(),
                    page.height(),
                    drawn,
                    page.text(),
                    page.words().stream()
                            .map(word -> new float[] {
                                word.start(), word.end(), word.x(), word.y(), word.width(), word.height()
                            })
                            .toList());
        }
    }

    @GetMapping("/pages/{number}")
    @Allowed
    PageView page(Caller caller, @PathVariable DocumentId id, @PathVariable int number) {
        Document document = documents.get(caller, id);
        PageText page = pages.find(id, number).orElseThrow(DocumentError::pageNotFound);
        return PageView.of(page, Formats.format(document.mimeType()).isDrawn());
    }

    /** As PNG. */
    @GetMapping(path = "/pages/{number}/image")
    @Allowed
    ResponseEntity<byte[]> image(
            Caller caller,
            @PathVariable DocumentId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "1600") int longest) {
        Document document = documents.get(caller, id);
        if (longest < SMALLEST || longest > LARGEST) {
            throw Problem.field("longest", "must be " + SMALLEST + " to " + LARGEST + " pixels");
        }
        Format format = Formats.format(document.mimeType());
        Optional<byte[]> image = format.isDrawn()
                ? files.with(document, (file, password) -> reader.draw(file, format, password, number, longest))
                : Optional.empty();
        return png(image, Duration.ofHours(1));
    }

    /** The first page, small, as PNG. A document is always the same bytes, and lists ask for many: a browser keeps it for a week. */
    @GetMapping(path = "/thumbnail")
    @Allowed
    ResponseEntity<byte[]> thumbnail(Caller caller, @PathVariable DocumentId id) {
        return png(thumbnails.of(documents.get(caller, id)), Duration.ofDays(7));
    }

    private static ResponseEntity<byte[]> png(Optional<byte[]> image, Duration kept) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(kept).cachePrivate())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image.orElseThrow(DocumentError::pageNotFound));
    }
}
