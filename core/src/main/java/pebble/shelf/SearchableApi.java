package pebble.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.documents.Document;
import pebble.documents.DocumentError;
import pebble.documents.DocumentFiles;
import pebble.documents.DocumentId;
import pebble.documents.DocumentStatus;
import pebble.documents.Documents;
import pebble.documents.Pages;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.reading.FileReader;
import pebble.reading.Formats;
import pebble.reading.Made;
import pebble.reading.PageText;
import pebble.reading.ReadingUnavailable;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/** A scan as a PDF whose words can be found, selected and copied. */
@RestController
@RequestMapping("/api/v1/documents/{id}/searchable")
class SearchableApi {
    private final Documents documents;
    private final Pages pages;
    private final DocumentFiles files;
    private final FileReader reader;

    SearchableApi(Documents documents, Pages pages, DocumentFiles files, FileReader reader) {
        this.documents = documents;
        this.pages = pages;
        this.files = files;
        this.reader = reader;
    }

    /** Made anew each time: its own pages, or those of an image, and over each that was read by eye its words, unseen. */
    @GetMapping
    @Allowed
    ResponseEntity<Resource> searchable(Caller caller, @PathVariable DocumentId id) throws IOException {
        Document document = documents.get(caller, id);
        List<PageText> seen = seen(document);
        Path target = Files.createTempFile("pebble-searchable", ".pdf");
        try {
            if (made(document, seen, target) instanceof Made.Refused(String reason)) {
                throw DocumentError.searchableNotMade(reason);
            }
            long size = Files.size(target);
            InputStream bytes = Files.newInputStream(target);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .contentLength(size)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name(document.filename()), StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .body(new InputStreamResource(bytes));
        } finally {
            // What is open is read to its end all the same.
            Files.deleteIfExists(target);
        }
    }

    private List<PageText> seen(Document document) {
        if (document.status() == DocumentStatus.LOCKED || document.status() == DocumentStatus.REJECTED) {
            throw DocumentError.notRead(document.reason());
        }
        int count = pages.count(document.id());
        if (count == 0
                || document.status() == DocumentStatus.PROCESSING
                        && !pages.unseen(document.id()).isEmpty()) {
            throw DocumentError.notRead(document.status() == DocumentStatus.PROCESSING ? null : document.reason());
        }
        List<PageText> seen = Formats.format(document.mimeType()).isDrawn() ? pages.seen(document.id()) : List.of();
        if (seen.isEmpty()) {
            throw DocumentError.nothingReadByEye();
        }
        return seen;
    }

    private Made made(Document document, List<PageText> seen, Path target) {
        try {
            return files.with(
                    document,
                    (file, password) ->
                            reader.searchable(file, Formats.format(document.mimeType()), password, seen, target));
        } catch (ReadingUnavailable passing) {
            throw new Problem(
                    CommonError.UNAVAILABLE, "Whoever makes searchable PDFs is busy or away. Try again in a moment.");
        }
    }

    private static String name(String filename) {
        int dot = filename.lastIndexOf('.');
        return (dot > 0 ? filename.substring(0, dot) : filename) + " (searchable).pdf";
    }
}
