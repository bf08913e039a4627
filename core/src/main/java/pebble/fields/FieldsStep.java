package pebble.fields;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pebble.documents.Document;
import pebble.documents.DocumentEditing.DocumentSorted;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.documents.Documents.Finding;
import pebble.documents.Pages;
import pebble.processing.Processing;
import pebble.processing.Step;

/** Reads what a document states, once it is known what it is; and again when a person says that it is something else. */
@Component
class FieldsStep implements Step {
    private static final String NAME = "fields";

    private final List<FieldReader> readers;
    private final Fields fields;
    private final Pages pages;
    private final Documents documents;
    private final ApplicationEventPublisher events;

    FieldsStep(
            List<FieldReader> readers,
            Fields fields,
            Pages pages,
            Documents documents,
            ApplicationEventPublisher events) {
        this.readers = readers;
        this.fields = fields;
        this.pages = pages;
        this.documents = documents;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> after() {
        return Set.of("text", "ocr", "language", "classify");
    }

    @Override
    public int width() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Done run(Document document) {
        for (FieldReader reader : readers) {
            Optional<FieldReader.Reading> read = reader.read(document, () -> pages.of(document.id()));
            if (read.isPresent()) {
                List<Field> found = read.get().fields();
                return Done.of(
                        Map.of("fields", found.size()),
                        () -> ifStillSo(document, () -> write(document.id(), read.get())));
            }
        }
        return Done.of(Map.of(), () -> ifStillSo(document, () -> fields.found(document.id(), List.of())));
    }

    /** A person who said meanwhile that it is something else has it read anew: what it states goes by that. */
    private void ifStillSo(Document read, Runnable writing) {
        Document present = documents.find(read.id()).orElseThrow();
        if (Objects.equals(present.docType(), read.docType())) {
            writing.run();
        } else {
            events.publishEvent(new DocumentSorted(read.id()));
        }
    }

    private void write(DocumentId id, FieldReader.Reading read) {
        fields.found(id, read.fields());
        FieldReader.Kind kind = read.kind();
        if (kind != null) {
            documents.found(id, Finding.kind(kind.type(), kind.category(), 1), null);
        } else {
            documents.touch(id);
        }
        events.publishEvent(new FieldsRead(id));
    }

    /** Apart from the step, which the journey itself is made of. */
    @Component
    static class Again {
        private final Processing processing;

        Again(Processing processing) {
            this.processing = processing;
        }

        @EventListener
        void on(DocumentSorted sorted) {
            processing.again(sorted.document(), NAME);
        }
    }
}
