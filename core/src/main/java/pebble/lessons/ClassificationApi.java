package pebble.lessons;

import io.swagger.v3.oas.annotations.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.CardView;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.Problem;

/** How well mail is judged, and what makes it better. */
@RestController
@RequestMapping("/api/v1/classification")
class ClassificationApi {
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 366;
    private static final int SHOWN = 20;

    private final Posting posting;
    private final RetrainingJob retraining;
    private final TrainingLog trainings;
    private final Judge.Now judge;
    private final Restoring restoring;
    private final Models models;
    private final Metrics metrics;
    private final Clock clock;

    ClassificationApi(
            Posting posting,
            RetrainingJob retraining,
            TrainingLog trainings,
            Judge.Now judge,
            Restoring restoring,
            Models models,
            Metrics metrics,
            Clock clock) {
        this.posting = posting;
        this.retraining = retraining;
        this.trainings = trainings;
        this.judge = judge;
        this.restoring = restoring;
        this.models = models;
        this.metrics = metrics;
        this.clock = clock;
    }

    record TaughtView(int taught) {}

    /**
     * @param training the one that was asked for last; null when none ever was
     * @param judge who judges mail meanwhile
     * @param newLessons since the newest model was trained
     */
    record TrainingView(TrainingLog.@Nullable Entry training, Judge judge, int newLessons) {}

    record ModelsView(List<Models.Line> items) {}

    /**
     * @param known of how many mails it is known what they wanted: people said so, or worked on the card where it was put, or left it there for three days
     * @param answered of these, of how many people said it themselves
     * @param streams of what is known, as confusion and calibration are
     * @param coverage of what was judged the share that was placed without asking; null when nothing was
     * @param overrideRate of what was placed without asking or left to people the share that a person put elsewhere
     * @param newLessons since the newest model was trained
     * @param questions cards to confirm or correct, the most informative first
     */
    record MetricsView(
            Instant since,
            int known,
            int answered,
            List<Metrics.StreamFigures> streams,
            List<Metrics.Confusion> confusion,
            List<Metrics.CalibrationBin> calibration,
            @Nullable Double coverage,
            @Nullable Double overrideRate,
            List<Metrics.Day> days,
            List<Metrics.Learnt> learnt,
            int newLessons,
            List<Models.Line> models,
            List<CardView> questions) {}

    /** One JSON object {@code {"subject","text","from"?,"stream","intent"?}}, or one a line. */
    @PostMapping("/examples")
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed({Role.ADMIN, Role.MANAGER})
    TaughtView post(Caller caller, @RequestBody byte[] body) {
        return new TaughtView(posting.post(caller, new String(body, StandardCharsets.UTF_8)));
    }

    @PostMapping("/train")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed({Role.ADMIN, Role.MANAGER})
    TrainingView train(Caller caller) {
        retraining.scheduleNow("Asked for by " + caller.name());
        return training();
    }

    @GetMapping("/training")
    @Allowed({Role.ADMIN, Role.MANAGER})
    TrainingView training() {
        return new TrainingView(trainings.newest().orElse(null), judge.get(), retraining.newLessons());
    }

    @GetMapping("/models")
    @Allowed({Role.ADMIN, Role.MANAGER})
    ModelsView models() {
        return new ModelsView(models.all());
    }

    @PostMapping("/models/{number}/restore")
    @Allowed({Role.ADMIN, Role.MANAGER})
    Models.Line restore(Caller caller, @PathVariable String number) {
        if (!number.matches("\\d{1,9}")) {
            throw LessonsError.MODEL_NOT_FOUND.problem();
        }
        return restoring.restore(caller, Integer.parseInt(number));
    }

    @GetMapping("/metrics")
    @Operation(summary = "How well is mail judged?", description = """
                    Precision, recall, confusion and calibration are of the mail of which it is known what it wanted (`known`). That is so when a person said \
                    it (`answered`: moved the card to another board, filed the mail, confirmed the card), right or wrong. Where nobody did, a card \
                    is right where it was put without asking once a person worked on it there (answered, moved within the board, assigned, noted, archived \
                    and the like), or after three days; so is noise that nobody took out for three days. Cards that wait in triage, younger cards that nobody \
                    touched and merged ones are not counted. `days` count the cards that came on each day, `overridden` those of them that \
                    people took from the board where they were placed, whenever they did; `override_rate` is their share of `placed`.""")
    @Allowed({Role.ADMIN, Role.MANAGER})
    MetricsView metrics(Caller caller, @RequestParam(required = false) @Nullable Integer days) {
        int back = days == null ? DAYS : days;
        if (back < 1 || back > MOST_DAYS) {
            throw Problem.field("days", "must be 1 to " + MOST_DAYS);
        }
        Instant since = clock.instant().minus(Duration.ofDays(back));
        Metrics.Judged figures = metrics.judged(caller, since);
        List<Metrics.Day> byDay = figures.days();
        int judged = byDay.stream().mapToInt(Metrics.Day::judged).sum();
        int placed = byDay.stream().mapToInt(Metrics.Day::placed).sum();
        int overridden = byDay.stream().mapToInt(Metrics.Day::overridden).sum();
        return new MetricsView(
                since,
                figures.known(),
                figures.answered(),
                figures.streams(),
                figures.confusion(),
                figures.calibration(),
                judged == 0 ? null : (double) placed / judged,
                placed == 0 ? null : (double) overridden / placed,
                byDay,
                metrics.learnt(caller, SHOWN),
                retraining.newLessons(),
                models.all(),
                metrics.questions(caller, since, SHOWN));
    }
}
