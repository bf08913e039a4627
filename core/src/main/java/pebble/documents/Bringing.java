package pebble.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pebble.documents.Receiving.Received;
import pebble.documents.Receiving.Source;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.Problem;

/** Takes in a file, or every file in an archive: each is kept or refused by itself, and brought again none is doubled. */
@Component
public class Bringing {
    /** Of an archive, which may be larger than a document. */
    private static final long MOST_PACKED = 4L << 30;

    private final Receiving receiving;
    private final DocumentSettings settings;

    Bringing(Receiving receiving, DocumentSettings settings) {
        this.receiving = receiving;
        this.settings = settings;
    }

    /** What became of one file. */
    public sealed interface Outcome {
        /** As the sender calls it; what lies in an archive by its name there. */
        String path();
    }

    public record Kept(String path, Received received) implements Outcome {}

    public record Refused(String path, Problem refusal) implements Outcome {}

    /** How many bytes a file may have, before it is known whether it is an archive. */
    public long most() {
        return Math.max(MOST_PACKED, settings.largest().toBytes());
    }

    /** What was received is durable. */
    public List<Outcome> bring(
            Caller caller, Upload upload, @Nullable EntityId entity, List<String> tags, Source source) {
        String name = upload.filename() == null ? "" : upload.filename();
        Basket basket = new Basket(caller, entity, tags, source);
        try {
            if (upload.isZip()) {
                Archive.walk(
                        upload.file(), Archive.Limits.usual(settings.largest().toBytes()), basket);
            } else if (upload.size() > settings.largest().toBytes()) {
                basket.refused(
                        name, DocumentError.tooLarge(name, settings.largest().toBytes()));
            } else {
                basket.file(name, upload);
            }
        } catch (IOException damaged) {
            basket.skipped(name, "The archive is damaged, or lists far too many files, and cannot be opened.");
        }
        return basket.outcomes;
    }

    private final class Basket implements Archive.Sink {
        private final Caller caller;
        private final @Nullable EntityId entity;
        private final List<String> tags;
        private final Source source;
        private final List<Outcome> outcomes = new ArrayList<>();

        Basket(Caller caller, @Nullable EntityId entity, List<String> tags, Source source) {
            this.caller = caller;
            this.entity = entity;
            this.tags = tags;
            this.source = source;
        }

        @Override
        public void file(String path, Upload upload) {
            try {
                Received received = receiving.receive(caller, upload, Receiving.format(upload), entity, tags, source);
                outcomes.add(new Kept(path, received));
            } catch (Problem refused) {
                refused(path, refused);
            } catch (IOException ours) {
                // Not the archive's fault: nothing is said of the file, and it can be brought again.
                throw new UncheckedIOException(ours);
            }
        }

        @Override
        public void skipped(String path, String reason) {
            refused(path, DocumentError.unsupported(path, reason));
        }

        @Override
        public void refused(String path, Problem refusal) {
            outcomes.add(new Refused(path, refusal));
        }
    }
}
