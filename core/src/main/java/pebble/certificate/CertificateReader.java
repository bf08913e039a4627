package pebble.certificate;

import java.util.Optional;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.fields.FieldReader;

/** Reads what was found to be a certificate of analysis. */
@Component
class CertificateReader implements FieldReader {
    private static final String KIND = "certificate_of_analysis";

    @Override
    public Optional<Reading> read(Document document, Pages pages) {
        return KIND.equals(document.docType())
                ? Optional.of(new Reading(CertificatePaper.read(pages.all(), document.language()), null))
                : Optional.empty();
    }
}
