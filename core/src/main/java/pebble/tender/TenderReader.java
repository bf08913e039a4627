package pebble.tender;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.facts.NewestPart;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldReader;
import pebble.reading.PageText;

/** Reads what was found to be a tender document, whatever its format; and mail that carries a whole notice in its text. */
@Component
class TenderReader implements FieldReader {
    private static final Set<String> KINDS = Set.of("tender_notice", "tender_corrigendum", "tender_award");
    private static final String MAIL = "mail";

    private final Gaps gaps;

    TenderReader(Gaps gaps) {
        this.gaps = gaps;
    }

    @Override
    public Optional<Reading> read(Document document, Pages pages) {
        String kind = document.docType();
        if (kind == null || !KINDS.contains(kind) && !kind.equals(MAIL)) {
            return Optional.empty();
        }
        List<PageText> all = kind.equals(MAIL)
                ? pages.all().stream().map(TenderReader::newest).toList()
                : pages.all();
        List<Field> fields = TenderPaper.read(all, document.language(), kind.equals("tender_corrigendum"));
        if (kind.equals(MAIL) && !isNotice(fields)) {
            return Optional.empty();
        }
        return Optional.of(new Reading(gaps.filled(fields, all, document.language()), null));
    }

    /** Without what the mail quotes, all else in its place. Its head stands before the first empty line. */
    private static PageText newest(PageText page) {
        int head = Math.max(0, page.text().indexOf("\n\n"));
        String text = page.text().substring(0, head)
                + NewestPart.withoutQuotes(page.text().substring(head));
        return new PageText(page.number(), page.width(), page.height(), text, page.words(), page.scanned());
    }

    /** Of mail, which speaks of much: whether it states a tender and until when to bid. */
    static boolean isNotice(List<Field> fields) {
        return isSure(fields, FieldName.BID_NUMBER) && isSure(fields, FieldName.SUBMISSION_DEADLINE);
    }

    private static boolean isSure(List<Field> fields, FieldName name) {
        return fields.stream().anyMatch(field -> field.name() == name && field.confidence() >= Field.SURE);
    }
}
