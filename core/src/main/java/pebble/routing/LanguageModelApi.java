package pebble.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Role;

/** Whether a language model is asked where the classifier is unsure, and what it has still to answer. */
@RestController
@RequestMapping("/api/v1/classification/language-model")
class LanguageModelApi {
    private final SecondOpinion opinion;
    private final Questions questions;

    LanguageModelApi(SecondOpinion opinion, Questions questions) {
        this.opinion = opinion;
        this.questions = questions;
    }

    /**
     * What waits for the model. The cards lie in triage meanwhile.
     *
     * @param since when the oldest question came; null when none waits
     * @param trouble why the last that waits was not answered; null when none was asked yet
     */
    record LanguageModelView(
            boolean configured,
            int waiting,
            @Nullable Instant since,
            @Nullable String trouble) {}

    @GetMapping
    @Allowed({Role.ADMIN, Role.MANAGER})
    LanguageModelView state() {
        Questions.Waiting waiting = questions.waiting();
        return new LanguageModelView(opinion.isConfigured(), waiting.waiting(), waiting.since(), waiting.trouble());
    }
}
