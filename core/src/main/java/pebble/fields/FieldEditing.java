package pebble.fields;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Caller;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/** A person says what a document states, or that something is done. No machine says otherwise afterwards. */
@Component
class FieldEditing {
    private final Fields fields;
    private final Documents documents;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FieldEditing(Fields fields, Documents documents, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.fields = fields;
        this.documents = documents;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param says whether anything is said of the value
     * @param value in words, as it would be written; null: there is none
     * @param ticked of a checklist; null leaves it as it is
     */
    record Said(
            boolean says, @Nullable String value, @Nullable Boolean ticked) {}

    /** @param expected the version of the document that was looked at; null for any */
    @Transactional
    Document say(Caller caller, DocumentId id, @Nullable Integer expected, FieldName.Key key, Said said) {
        Document before = documents.lock(caller, id);
        if (before.isTrashed()) {
            throw FieldError.notFound(key);
        }
        List<Field> held = fields.of(id);
        Field old = held.stream()
                .filter(field -> field.name() == key.name() && field.n() == key.n())
                .findFirst()
                .orElse(null);
        if (old == null && (!said.says() || !mayBegin(held, key))) {
            throw FieldError.notFound(key);
        }
        Field now = changed(old, key, said, held);
        IfMatch.check(expected, before.version(), before);
        if (now.equals(old)) {
            return before;
        }
        fields.say(id, now, caller.id());
        documents.touch(id);
        audit.record(
                caller,
                new Audit.Change(
                        "document.field_said",
                        "document",
                        id.toString(),
                        before.entity(),
                        old == null ? null : told(old),
                        told(now)));
        events.publishEvent(new FieldsRead(id));
        return documents.get(caller, id);
    }

    /** What is not there yet: the one of its name, or the next of a list. */
    private static boolean mayBegin(List<Field> held, FieldName.Key key) {
        int last = held.stream()
                .filter(field -> field.name() == key.name())
                .mapToInt(Field::n)
                .max()
                .orElse(0);
        return key.n() == last + 1 && (key.name().many() || key.n() == 1);
    }

    private Field changed(@Nullable Field old, FieldName.Key key, Said said, List<Field> held) {
        Field now = old == null ? Field.unsaid(key) : old;
        if (said.says()) {
            // Who says again what is there has looked: from then on it is sure.
            now = now.said(said.value() == null ? null : kept(read(key, said.value(), held), now.value()));
        }
        boolean ticked = now.tickedAt() != null;
        return said.ticked() == null || said.ticked() == ticked
                ? now
                : now.ticked(said.ticked() ? clock.instant().truncatedTo(ChronoUnit.MICROS) : null);
    }

    /** What cannot be written in words stays with what is said anew. */
    private static FieldValue kept(FieldValue said, @Nullable FieldValue before) {
        if (said instanceof FieldValue.Item now && before instanceof FieldValue.Item old) {
            return new FieldValue.Item(now.name(), now.quantity(), old.price(), old.sum());
        }
        return said instanceof FieldValue.Parameter now && before instanceof FieldValue.Parameter old
                ? now.by(old.method())
                : said;
    }

    /** In the currency and the zone in which the rest of the document is written. */
    private static FieldValue read(FieldName.Key key, String words, List<Field> held) {
        String currency = null;
        String zone = null;
        for (Field field : held) {
            if (field.value() instanceof FieldValue.Money money && currency == null) {
                currency = money.currency();
            } else if (field.value() instanceof FieldValue.Moment moment && zone == null) {
                zone = moment.zone();
            }
        }
        return Typed.read(key.name().type(), words, currency, zone)
                .orElseThrow(() -> Problem.field(
                        "value",
                        switch (key.name().type()) {
                            case MONEY -> "must be a sum, such as Rs. 1,50,000 or EUR 2000";
                            case MOMENT -> "must be a day with its time, such as 25-11-2026 15:00";
                            case QUANTITY -> "must be an amount, such as 90 days or 500 kg";
                            case TEXT, ITEM, CONTACT, PARAMETER -> "must be 1 to 2000 characters";
                        }));
    }

    private static Map<String, @Nullable Object> told(Field field) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("field", field.key());
        told.put("value", field.value());
        told.put("ticked", field.tickedAt() != null);
        return told;
    }
}
