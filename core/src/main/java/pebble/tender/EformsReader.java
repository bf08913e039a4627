package pebble.tender;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentFiles;
import pebble.fields.Field;
import pebble.fields.Field.Source;
import pebble.fields.FieldName;
import pebble.fields.FieldReader;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Quantity;
import pebble.fields.FieldValue.Text;
import pebble.fields.Stating;
import pebble.layout.Quotes;
import pebble.layout.XmlTree;
import pebble.tender.EformsNotice.Stated;

/** Reads eForms exactly: what the format says is sure. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EformsReader implements FieldReader {
    private static final long LARGEST = 32L << 20;

    private final DocumentFiles files;

    EformsReader(DocumentFiles files) {
        this.files = files;
    }

    @Override
    public Optional<Reading> read(Document document, Pages pages) {
        if (!document.mimeType().equals("application/xml") || document.sizeBytes() > LARGEST) {
            return Optional.empty();
        }
        return files.with(document, (file, password) -> {
                    try (InputStream in = Files.newInputStream(file)) {
                        return XmlTree.read(in);
                    }
                })
                .flatMap(EformsNotice::of)
                .map(notice -> new Reading(fields(notice, new Quotes(pages.all())), kind(notice)));
    }

    static List<Field> fields(EformsNotice notice, Quotes quotes) {
        Stating stating = new Stating(Source.FORMAT);
        text(
                stating,
                quotes,
                FieldName.BID_NUMBER,
                notice.internal().isEmpty() ? notice.procedure() : notice.internal());
        text(stating, quotes, FieldName.PROCEDURE, notice.procedure());
        text(stating, quotes, FieldName.NOTICE_TYPE, notice.subtype());
        text(stating, quotes, FieldName.TITLE, notice.title());
        List<String> buyers = notice.buyers();
        if (!buyers.isEmpty()) {
            stating.add(
                    FieldName.BUYER,
                    new Text(String.join("; ", buyers)),
                    String.join("; ", buyers),
                    quotes.find(buyers.getFirst()).orElse(null),
                    1);
        }
        text(stating, quotes, FieldName.CATEGORY, notice.category());
        notice.value().ifPresent(value -> stated(stating, quotes, FieldName.ESTIMATED_VALUE, value));
        notice.deadlines().forEach(value -> stated(stating, quotes, FieldName.SUBMISSION_DEADLINE, value));
        notice.participationDeadlines()
                .forEach(value -> stated(stating, quotes, FieldName.PARTICIPATION_DEADLINE, value));
        notice.openings().forEach(value -> stated(stating, quotes, FieldName.OPENING_DATE, value));
        notice.validity().ifPresent(value -> stated(stating, quotes, FieldName.VALIDITY, value));
        notice.period().ifPresent(value -> stated(stating, quotes, FieldName.DELIVERY_PERIOD, value));
        text(stating, quotes, FieldName.DELIVERY_PLACE, notice.place());
        int lots = notice.lots().size();
        if (lots > 0) {
            stating.add(FieldName.LOTS, new Quantity(BigDecimal.valueOf(lots), "lot"), Integer.toString(lots), null, 1);
        }
        notice.items().forEach(item -> stated(stating, quotes, FieldName.ITEMS, item));
        notice.eligibility().forEach(criterion -> text(stating, quotes, FieldName.ELIGIBILITY, criterion));
        notice.contacts().forEach(contact -> stated(stating, quotes, FieldName.CONTACTS, contact));
        return stating.all();
    }

    private static void text(Stating stating, Quotes quotes, FieldName name, String text) {
        if (!text.isEmpty()) {
            stated(stating, quotes, name, new Stated<>(new Text(text), text));
        }
    }

    private static void stated(Stating stating, Quotes quotes, FieldName name, Stated<? extends FieldValue> stated) {
        stating.add(
                name, stated.value(), stated.text(), quotes.find(stated.text()).orElse(null), 1);
    }

    private static Kind kind(EformsNotice notice) {
        String type = !notice.changes().isEmpty()
                ? "tender_corrigendum"
                : notice.document().equals("ContractAwardNotice") ? "tender_award" : "tender_notice";
        return new Kind(type, "tender");
    }
}
