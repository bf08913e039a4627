package pebble.shelf;

import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.reading.SeparatorSheets;
import pebble.shared.Problem;

/** Sheets to print, which split what is scanned with them between. */
@RestController
@RequestMapping("/api/v1/documents/separators.pdf")
class SeparatorsApi {
    private static final int MOST = 200;
    private static final long HIGHEST = 999_999_999;
    private static final String SHEET = "PATCH-T";

    private final SeparatorSheets sheets;

    SeparatorsApi(SeparatorSheets sheets) {
        this.sheets = sheets;
    }

    /**
     * @param count of sheets
     * @param asn the first archive number; without it the sheets only separate and are dropped
     */
    @GetMapping
    @Allowed
    ResponseEntity<byte[]> separators(
            @RequestParam(defaultValue = "1") int count, @RequestParam(required = false) @Nullable Long asn) {
        if (count < 1 || count > MOST) {
            throw Problem.field("count", "must be 1 to " + MOST);
        }
        if (asn != null && (asn < 1 || asn + count - 1 > HIGHEST)) {
            throw Problem.field("asn", "must be 1 to " + HIGHEST);
        }
        List<String> words = asn == null
                ? Collections.nCopies(count, SHEET)
                : LongStream.range(asn, asn + count)
                        .mapToObj("ASN%05d"::formatted)
                        .toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        // They are looked at and printed, not kept.
                        ContentDisposition.inline()
                                .filename("separators.pdf")
                                .build()
                                .toString())
                .body(sheets.pdf(words));
    }
}
