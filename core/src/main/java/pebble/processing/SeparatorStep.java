package pebble.processing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import pebble.blobs.Blobs;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.documents.DocumentStatus;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Pages;
import pebble.documents.Splitting;
import pebble.documents.Splitting.Piece;
import pebble.documents.Upload;
import pebble.processing.Separators.Part;
import pebble.reading.FileReader;
import pebble.reading.Format;
import pebble.reading.Formats;
import pebble.reading.Made;
import pebble.reading.PageTooSlow;

/**
 * Looks for separator sheets in a scan and makes documents of what lies between them. The scan is kept and not read any further: its parts are. Parts of what
 * opens by a password open by the same.
 */
@Component
class SeparatorStep implements Step {
    static final String NAME = "separators";
    /** Pages that took longer than they are given; a scan that has so many has more of them, and others wait. */
    private static final int MOST_IN_VAIN = 10;

    private static final int MOST_PARTS = 500;
    /** All parts together may be so many times as large as the scan: what pages share is in each. */
    private static final long MOST_GROWN = 4;

    private static final long SMALL = 64L << 20;

    private final FileReader reader;
    private final DocumentFiles files;
    private final Documents documents;
    private final Pages pages;
    private final Splitting splitting;
    private final Blobs blobs;
    private final TransactionOperations transactions;

    SeparatorStep(
            FileReader reader,
            DocumentFiles files,
            Documents documents,
            Pages pages,
            Splitting splitting,
            Blobs blobs,
            TransactionOperations transactions) {
        this.reader = reader;
        this.files = files;
        this.documents = documents;
        this.pages = pages;
        this.splitting = splitting;
        this.blobs = blobs;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> after() {
        return Set.of(TextStep.NAME);
    }

    @Override
    public int width() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Done run(Document document) {
        Format format = Formats.format(document.mimeType());
        List<Integer> wanted = format.isDrawn() ? pages.scannedOr(document.id(), Separators.IN_LETTERS) : List.of();
        return wanted.isEmpty()
                ? whole(Map.of())
                : files.with(document, (file, password) -> look(document, file, format, password, wanted));
    }

    private Done look(Document document, Path file, Format format, @Nullable String password, List<Integer> wanted)
            throws IOException {
        int count = pages.count(document.id());
        Map<Integer, List<String>> codes = new HashMap<>();
        int inVain = 0;
        for (int page : wanted) {
            try {
                codes.put(page, reader.codes(file, format, password, page));
            } catch (PageTooSlow slow) {
                inVain++;
                if (inVain == MOST_IN_VAIN) {
                    return whole(
                            Map.of("not_split", "Its pages take too long to be looked through for separator sheets."));
                }
            }
        }
        List<Part> parts = Separators.parts(count, codes);
        if (parts.isEmpty()) {
            return whole(Map.of("not_split", "There are only separator sheets."));
        }
        Long asn = parts.getFirst().asn();
        if (parts.equals(List.of(new Part(1, count, asn)))) {
            return asn == null ? whole(Map.of()) : numbered(document, asn);
        }
        if (splitting.isSplit(document.id(), parts.stream().map(Part::pages).toList())) {
            return split(document, parts.size(), () -> {});
        }
        if (parts.size() > MOST_PARTS) {
            return whole(Map.of("not_split", "Its separator sheets would make " + parts.size() + " documents of it."));
        }
        long most = Math.max(SMALL, MOST_GROWN * document.sizeBytes());
        List<Piece> pieces = new ArrayList<>();
        for (Part part : parts) {
            Optional<Piece> piece = piece(document, file, format, password, part, pieces.size() + 1);
            if (piece.isEmpty()) {
                return whole(Map.of("not_split", "Pages " + part.pages() + " could not be made a file of their own."));
            }
            pieces.add(piece.get());
            most -= piece.get().upload().size();
            if (most < 0) {
                return whole(Map.of("not_split", "Its parts would be much larger than it is."));
            }
        }
        return split(document, parts.size(), () -> splitting.split(document.id(), pieces));
    }

    private static Done whole(Map<String, ?> result) {
        return Done.of(result, () -> {});
    }

    private Done numbered(Document document, long asn) {
        return Done.of(Map.of("asn", asn), () -> documents.number(document.id(), asn));
    }

    private Done split(Document document, int parts, Runnable writing) {
        String reason = "Its separator sheets made " + (parts == 1 ? "one document" : parts + " documents") + " of it.";
        return new Done(Map.of("parts", parts), List.of(), true, () -> {
            writing.run();
            documents.found(document.id(), Finding.status(DocumentStatus.READY), reason);
        });
    }

    /** Kept before anything names it, so that the naming is one short transaction. */
    private Optional<Piece> piece(
            Document document, Path file, Format format, @Nullable String password, Part part, int number)
            throws IOException {
        Path made = Files.createTempFile("pebble-part", ".pdf");
        try {
            if (reader.part(file, format, password, part.first(), part.last(), made) instanceof Made.Refused) {
                return Optional.empty();
            }
            try (InputStream bytes = Files.newInputStream(made);
                    Upload upload = Upload.of(bytes, name(document, part, number), null, Long.MAX_VALUE)) {
                blobs.sendAhead(upload.sha256(), upload.file());
                transactions.executeWithoutResult(keeping -> keep(upload));
                return Optional.of(new Piece(part.first(), part.last(), part.asn(), upload));
            }
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void keep(Upload upload) {
        try {
            blobs.put(upload.sha256(), upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Document document, Part part, int number) {
        String name = document.filename();
        int dot = name.lastIndexOf('.');
        String base = dot > 0 ? name.substring(0, dot) : name;
        return base + (part.asn() != null ? " ASN" + part.asn() : " part " + number) + ".pdf";
    }
}
