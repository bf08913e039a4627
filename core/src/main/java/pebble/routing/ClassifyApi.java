package pebble.routing;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.Problem;

/** What Pebble would make of a mail. Changes nothing. */
@RestController
@RequestMapping("/api/v1/classify")
class ClassifyApi {
    private static final int LONGEST = 200_000;

    private final Trial trial;

    ClassifyApi(Trial trial) {
        this.trial = trial;
    }

    record MailBody(
            @Nullable String subject,
            @Nullable String text,
            @Nullable String from,
            @Nullable List<String> to) {}

    @PostMapping
    @Allowed
    Trial.Outcome classify(Caller caller, @RequestBody MailBody body) {
        String subject = Objects.requireNonNullElse(body.subject(), "");
        String text = Objects.requireNonNullElse(body.text(), "");
        if (subject.isBlank() && text.isBlank()) {
            throw Problem.field("text", "is missing: there is nothing to judge");
        }
        if (subject.length() + text.length() > LONGEST) {
            throw Problem.field("text", "is longer than " + LONGEST + " characters");
        }
        return trial.of(
                caller,
                subject,
                text,
                Objects.requireNonNullElse(body.from(), ""),
                Objects.requireNonNullElse(body.to(), List.<String>of()).stream()
                        .filter(Objects::nonNull)
                        .toList());
    }
}
