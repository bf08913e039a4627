package pebble.tender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pebble.documents.Document;
import pebble.documents.DocumentId;
import pebble.fields.Field;
import pebble.fields.FieldName;
import pebble.fields.FieldValue;
import pebble.fields.FieldValue.Item;
import pebble.fields.FieldValue.Moment;

/** How a tender stands after all of its papers: the notice, changed by one corrigendum after the other. Of two deadlines the later one holds. */
final class Standing {
    private static final Set<FieldName> NO_MATTER =
            Set.of(FieldName.NOTICE_TYPE, FieldName.PROCEDURE, FieldName.BID_NUMBER, FieldName.LOTS);

    private final Map<FieldName, FieldValue> values = new LinkedHashMap<>();
    private final Map<String, Item> items = new LinkedHashMap<>();
    /** Of lists but the items. */
    private final Map<FieldName, Set<FieldValue>> points = new EnumMap<>(FieldName.class);

    private final List<Correction> corrections = new ArrayList<>();
    private @Nullable Deadline deadline;

    /**
     * A paper that changes those before it.
     *
     * @param changes what it states otherwise
     */
    record Correction(Document document, List<Change> changes) {}

    /**
     * @param key of the field in the paper that changes it
     * @param before null where nothing was stated
     */
    record Change(String key, FieldName name, @Nullable FieldValue before, FieldValue after) {}

    /** @param document that states it */
    record Deadline(DocumentId document, FieldName name, Moment moment) {
        Instant at() {
            return moment.latest();
        }
    }

    /** @param papers of one tender, the oldest first, with what they state */
    static Standing of(Map<Document, List<Field>> stated) {
        Map<Document, List<Field>> papers = zoned(stated);
        Standing standing = new Standing();
        List<Document> notices = papers.keySet().stream()
                .filter(paper -> !isCorrigendum(paper))
                .sorted(Comparator.comparing(Standing::isMail))
                .toList();
        notices.forEach(paper -> standing.begin(paper, papers.getOrDefault(paper, List.of())));
        papers.forEach((paper, fields) -> {
            if (isCorrigendum(paper)) {
                standing.correct(paper, fields, !notices.isEmpty());
            }
        });
        return standing;
    }

    /** A corrigendum often names an hour and nothing of the place: it is that of the other papers. */
    private static Map<Document, List<Field>> zoned(Map<Document, List<Field>> papers) {
        String zone = papers.values().stream()
                .flatMap(List::stream)
                .map(field -> field.value() instanceof Moment moment ? moment.zone() : null)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Map<Document, List<Field>> zoned = new LinkedHashMap<>();
        papers.forEach((paper, fields) -> zoned.put(
                paper,
                fields.stream()
                        .map(field -> field.value() instanceof Moment moment && moment.zone() == null
                                ? field.with(new Moment(moment.date(), moment.time(), zone))
                                : field)
                        .toList()));
        return zoned;
    }

    static boolean isCorrigendum(Document paper) {
        return Objects.equals(paper.docType(), "tender_corrigendum");
    }

    /** Says what the papers say that hang on it, in short. */
    static boolean isMail(Document paper) {
        return Objects.equals(paper.docType(), "mail");
    }

    List<Correction> corrections() {
        return corrections;
    }

    Optional<Deadline> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** What earlier papers state holds; what they do not is added. */
    private void begin(Document paper, List<Field> fields) {
        for (Field field : fields) {
            if (field.value() != null && !field.name().many() && field.n() == 1) {
                values.putIfAbsent(field.name(), field.value());
            }
        }
        for (Field field : fields) {
            if (field.value() instanceof Item item) {
                items.putIfAbsent(key(item), item);
            } else if (field.value() != null && field.name().many()) {
                isNew(field.name(), field.value());
            }
        }
        consider(paper, fields);
    }

    private void correct(Document paper, List<Field> fields, boolean known) {
        List<Change> changes = new ArrayList<>();
        for (Field field : fields) {
            FieldValue value = field.value();
            if (value == null || NO_MATTER.contains(field.name()) || field.confidence() < Field.SURE) {
                continue;
            }
            if (value instanceof Item item) {
                Item before = items.put(key(item), item);
                if (!item.equals(before)) {
                    changes.add(new Change(field.key(), field.name(), before, item));
                }
            } else if (field.name().many()) {
                if (isNew(field.name(), value)) {
                    changes.add(new Change(field.key(), field.name(), null, value));
                }
            } else if (field.n() == 1) {
                FieldValue before = values.get(field.name());
                if (!same(before, value)) {
                    changes.add(new Change(field.key(), field.name(), before, value));
                    values.put(field.name(), value);
                }
            }
        }
        if (known) {
            corrections.add(new Correction(paper, changes));
        }
        consider(paper, fields);
    }

    /** Whether a point of a list was not among those of the papers before. What is no more in it, a corrigendum says in words of its own. */
    private boolean isNew(FieldName name, FieldValue point) {
        FieldValue compared = point instanceof FieldValue.Text text ? new FieldValue.Text(plain(text.text())) : point;
        return points.computeIfAbsent(name, none -> new HashSet<>()).add(compared);
    }

    private static String key(Item item) {
        return plain(item.name());
    }

    /** Words that differ in their spaces and capitals alone say the same. */
    private static boolean same(@Nullable FieldValue before, FieldValue after) {
        return before instanceof FieldValue.Text one && after instanceof FieldValue.Text other
                ? plain(one.text()).equals(plain(other.text()))
                : after.equals(before);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The time to send a bid, or else to ask for taking part. What is not sure is no date to work by. */
    private void consider(Document paper, List<Field> fields) {
        for (FieldName name : List.of(FieldName.SUBMISSION_DEADLINE, FieldName.PARTICIPATION_DEADLINE)) {
            for (Field field : fields) {
                if (field.name() == name
                        && field.n() == 1
                        && field.confidence() >= Field.SURE
                        && field.value() instanceof Moment moment) {
                    Deadline found = new Deadline(paper.id(), name, moment);
                    Deadline now = deadline;
                    if (now == null || now.name() == name && found.at().isAfter(now.at())) {
                        deadline = found;
                    }
                }
            }
        }
    }
}
