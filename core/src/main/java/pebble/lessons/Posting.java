package pebble.lessons;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.board.Stream;
import pebble.board.Streams;
import pebble.classifier.Intents;
import pebble.classifier.Passage;
import pebble.identity.Caller;
import pebble.mime.Quotes;
import pebble.shared.Problem;
import pebble.shared.Problem.FieldError;
import pebble.shared.PublicId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Examples that somebody brings, one or many: all are taken, or none and every fault is named. */
@Component
class Posting {
    private static final int MOST = 20_000;
    private static final int FAULTS_TOLD = 100;

    private final Lessons lessons;
    private final Streams streams;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    Posting(Lessons lessons, Streams streams, Audit audit, JsonMapper json, Clock clock) {
        this.lessons = lessons;
        this.streams = streams;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param body one JSON object, over as many lines as it likes, or an object a line
     * @return how many there were
     */
    @Transactional
    int post(Caller caller, String body) {
        Instant now = clock.instant();
        Set<String> known = known(caller);
        List<FieldError> faults = new ArrayList<>();
        List<Lesson> examples = new ArrayList<>();
        JsonNode whole = parsed(body);
        List<String> lines = whole != null ? List.of(body) : body.lines().toList();
        if (lines.size() > MOST) {
            throw Problem.field("lines", "must be " + MOST + " at the most: post the rest in another request");
        }
        for (int n = 0; n < lines.size(); n++) {
            if (!lines.get(n).isBlank()) {
                String line = whole != null ? "" : "lines[" + (n + 1) + "]";
                JsonNode read = whole != null ? whole : parsed(lines.get(n));
                Lesson lesson = lesson(caller, now, line, read, known, faults);
                if (lesson != null) {
                    examples.add(lesson);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.fields(faults.subList(0, Math.min(FAULTS_TOLD, faults.size())));
        }
        if (examples.isEmpty()) {
            throw Problem.field("lines", "must hold an example at least");
        }
        lessons.teach(examples);
        audit.record(
                caller,
                new Audit.Change(
                        "classifier.taught",
                        "example",
                        caller.id().toString(),
                        null,
                        null,
                        Map.of("examples", examples.size())));
        return examples.size();
    }

    private Set<String> known(Caller caller) {
        Set<String> known = new TreeSet<>();
        streams.all(caller).stream().map(Stream::key).forEach(known::add);
        known.add(Intents.NOISE);
        known.remove(Streams.UNCLASSIFIED);
        return known;
    }

    private @Nullable JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException several) {
            return null;
        }
    }

    private static @Nullable Lesson lesson(
            Caller caller,
            Instant now,
            String line,
            @Nullable JsonNode node,
            Set<String> known,
            List<FieldError> faults) {
        if (node == null || !node.isObject()) {
            faults.add(new FieldError(line.isEmpty() ? "body" : line, "must be a JSON object"));
            return null;
        }
        int before = faults.size();
        String prefix = line.isEmpty() ? "" : line + ".";
        String subject = text(node, "subject", prefix, true, faults);
        String text = text(node, "text", prefix, true, faults);
        String from = text(node, "from", prefix, false, faults);
        String stream = text(node, "stream", prefix, true, faults);
        String intent = text(node, "intent", prefix, false, faults);
        if (!stream.isEmpty() && !known.contains(stream)) {
            faults.add(new FieldError(prefix + "stream", "must be one of " + String.join(", ", known)));
        }
        if (!intent.isEmpty() && known.contains(stream) && !Intents.of(stream).contains(intent)) {
            faults.add(new FieldError(prefix + "intent", Intents.refusal(stream)));
        }
        if (node.hasNonNull("subject") && node.hasNonNull("text") && (subject + text).isBlank()) {
            faults.add(new FieldError(prefix + "text", "must not be empty where the subject is"));
        }
        return faults.size() > before
                ? null
                : new Lesson(
                        PublicId.fresh(now),
                        Lesson.Origin.POSTED,
                        null,
                        null,
                        null,
                        new Passage(subject, Quotes.replyText(text), from),
                        stream,
                        intent,
                        null,
                        caller.id().value(),
                        caller.name(),
                        now,
                        null);
    }

    private static String text(JsonNode node, String field, String prefix, boolean required, List<FieldError> faults) {
        JsonNode value = node.path(field);
        if (value.isString()) {
            return value.asString();
        }
        if (required || !(value.isMissingNode() || value.isNull())) {
            faults.add(new FieldError(prefix + field, value.isMissingNode() ? "is required" : "must be a text"));
        }
        return "";
    }
}
