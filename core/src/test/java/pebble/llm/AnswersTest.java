package pebble.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.llm.LlmCast.FITTING;
import static pebble.llm.ScriptedModel.ending;
import static pebble.llm.ScriptedModel.failing;
import static pebble.llm.ScriptedModel.saying;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pebble.llm.Answer.Given;
import pebble.llm.Answer.Missing;
import pebble.llm.Completion.Kind;

@Timeout(30)
class AnswersTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-09-01T10:00:00Z");

    @Test
    void an_answer_that_fits_is_given_with_what_it_cost_and_who_gave_it() {
        Answer answer = ask(new ScriptedModel(saying(FITTING)), LONG);

        assertThat(answer).isInstanceOfSatisfying(Given.class, given -> {
            assertThat(given.value().path("stream").asString()).isEqualTo("sales");
            assertThat(given.usage()).isEqualTo(new Usage(100, 10));
            assertThat(given.model()).isEqualTo("scripted-1");
        });
    }

    @Test
    void an_answer_is_rid_of_characters_that_no_store_can_hold() {
        ScriptedModel model = new ScriptedModel(saying("{\"stream\":\"sales\",\"why\":\"a\\u0000b\\ud800c\"}"));

        assertThat(ask(model, LONG))
                .isInstanceOfSatisfying(
                        Given.class,
                        given ->
                                assertThat(given.value().path("why").asString()).isEqualTo("a\ufffdb\ufffdc"));
    }

    @Test
    void an_answer_that_does_not_fit_is_asked_for_once_more_with_what_was_wrong() {
        ScriptedModel model = new ScriptedModel(saying("{\"stream\":\"payroll\",\"why\":null}"), saying(FITTING));

        Answer answer = ask(model, LONG);

        assertThat(answer).isInstanceOf(Given.class);
        assertThat(answer.usage()).isEqualTo(new Usage(200, 20));
        assertThat(model.asked).hasSize(2);
        assertThat(model.asked.getLast()).contains("could not be used", "enum").doesNotContain("payroll");
        assertThat(count("pebble.llm.answers", "outcome", "repaired")).isOne();
    }

    @Test
    void a_model_that_lies_twice_is_not_asked_a_third_time() {
        ScriptedModel model = new ScriptedModel(saying("{\"stream\":\"payroll\",\"why\":null}"));

        Answer answer = ask(model, LONG);

        assertThat(answer).isInstanceOf(Missing.class);
        assertThat(answer.finish()).isEqualTo(Finish.FAILED);
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void a_cut_answer_is_not_used_even_when_it_happens_to_fit() {
        ScriptedModel model = new ScriptedModel(ending(FITTING, Finish.LENGTH));

        assertThat(ask(model, LONG).finish()).isEqualTo(Finish.LENGTH);
        assertThat(model.asked).hasSize(2);
        assertThat(model.asked.getLast()).contains("Be brief");
        assertThat(count("pebble.llm.requests", "finish", "length")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"FILTERED", "REFUSED"})
    void what_a_filter_or_the_model_declines_is_not_asked_again(Finish finish) {
        ScriptedModel model = new ScriptedModel(ending(FITTING, finish));

        assertThat(ask(model, LONG).finish()).isEqualTo(finish);
        assertThat(model.asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "BUSY"})
    void what_passes_is_tried_again(Kind kind) {
        ScriptedModel model = new ScriptedModel(failing(kind, null), failing(kind, null), saying(FITTING));

        assertThat(ask(model, LONG)).isInstanceOf(Given.class);
        assertThat(model.asked).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"MISCONFIGURED", "UNANSWERABLE"})
    void what_does_not_pass_is_not(Kind kind) {
        ScriptedModel model = new ScriptedModel(failing(kind, null));

        assertThat(ask(model, LONG))
                .isEqualTo(new Missing(
                        Finish.FAILED, "The reason.", kind == Kind.MISCONFIGURED, Usage.NONE, "scripted-1"));
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void a_model_that_hangs_is_given_up_and_broken_off() throws InterruptedException {
        ScriptedModel model = new ScriptedModel();
        model.then(model.hanging());

        assertThat(ask(model, SHORT).finish()).isEqualTo(Finish.FAILED);
        model.interrupted.await();
    }

    @Test
    void the_budget_of_the_settings_binds_a_caller_with_more_patience() {
        ScriptedModel model = new ScriptedModel();
        model.then(model.hanging());
        LlmSettings plain = LlmCast.settings(1, 3);
        LlmSettings hasty = new LlmSettings(
                SHORT, 1, 3, plain.firstPause(), plain.rest(), 1, true, plain.priceIn(), plain.priceOut());

        assertThat(ask(answers(model, hasty), Duration.ofDays(1)).finish()).isEqualTo(Finish.FAILED);
    }

    @Test
    void a_pause_longer_than_the_time_ends_the_question_at_once_and_holds_for_everybody() {
        ScriptedModel model = new ScriptedModel(failing(Kind.BUSY, Duration.ofHours(1)));
        Answers answers = answers(model, LlmCast.settings(2, 3));

        assertThat(ask(answers, LONG).finish()).isEqualTo(Finish.FAILED);
        assertThat(ask(answers, LONG).finish()).isEqualTo(Finish.FAILED);
        assertThat(model.asked).hasSize(1);
    }

    @Test
    void a_pause_that_fits_is_waited_for_by_the_next_question() {
        ScriptedModel model = new ScriptedModel(failing(Kind.BUSY, Duration.ofMillis(60)), saying(FITTING));
        Answers answers = answers(model, LlmCast.settings(2, 1));
        ask(answers, LONG);

        assertThat(ask(answers, LONG)).isInstanceOf(Given.class);
        assertThat(model.asked).hasSize(2);
    }

    @Test
    void a_model_that_mostly_fails_is_left_alone_and_then_tried_once() {
        ScriptedModel model = new ScriptedModel(failing(Kind.UNAVAILABLE, null));
        Answers answers = answers(model, LlmCast.settings(2, 1));
        for (int question = 0; question < 10; question++) {
            ask(answers, LONG);
        }
        assertThat(model.asked).hasSize(5);

        model.then(saying(FITTING));
        now = now.plus(Duration.ofMinutes(2));

        assertThat(ask(answers, LONG)).isInstanceOf(Given.class);
        assertThat(ask(answers, LONG)).isInstanceOf(Given.class);
    }

    @Test
    void that_it_was_too_slow_for_a_hasty_question_is_not_held_against_a_model() {
        ScriptedModel model = new ScriptedModel();
        model.then(model.hanging());
        Answers answers = answers(model, LlmCast.settings(10, 1));
        for (int question = 0; question < 10; question++) {
            ask(answers, SHORT);
        }
        model.then(saying(FITTING));

        assertThat(ask(answers, LONG)).isInstanceOf(Given.class);
        assertThat(model.asked).hasSize(11);
    }

    @Test
    void questions_beyond_the_places_wait_no_longer_than_their_time() throws Exception {
        ScriptedModel model = new ScriptedModel();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        model.then(() -> {
            asked.countDown();
            go.await();
            return saying(FITTING).say();
        });
        Answers answers = answers(model, LlmCast.settings(1, 3));
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> ask(answers, LONG));
        asked.await();

        assertThat(ask(answers, SHORT))
                .isEqualTo(new Missing(
                        Finish.FAILED, "Other questions took all of the time.", true, Usage.NONE, "scripted"));
        go.countDown();
        assertThat(first.get()).isInstanceOf(Given.class);
    }

    @Test
    void a_model_that_throws_costs_an_answer_and_no_more() {
        ScriptedModel model = new ScriptedModel(() -> {
            throw new IllegalStateException("with the text of a mail");
        });

        assertThat(ask(model, LONG))
                .isInstanceOfSatisfying(
                        Missing.class,
                        missing -> assertThat(missing.why()).isEqualTo("The exchange broke: IllegalStateException"));
    }

    @Test
    void whoever_is_interrupted_gets_no_answer_and_stays_interrupted() {
        ScriptedModel model = new ScriptedModel(saying(FITTING));
        Thread.currentThread().interrupt();

        assertThat(ask(model, LONG)).isInstanceOf(Missing.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void without_a_model_there_is_no_answer() {
        Answers answers = new Answers(null, LlmCast.settings(2, 3), meters, Clock.systemUTC());

        assertThat(answers.configured()).isFalse();
        assertThat(ask(answers, LONG).finish()).isEqualTo(Finish.FAILED);
    }

    @Test
    void tokens_and_their_price_are_counted_over_all_exchanges() {
        ask(new ScriptedModel(saying("nonsense"), saying(FITTING)), LONG);

        assertThat(count("pebble.llm.tokens", "direction", "in")).isEqualTo(200);
        assertThat(count("pebble.llm.tokens", "direction", "out")).isEqualTo(20);
        assertThat(count("pebble.llm.cost", "model", "scripted")).isEqualTo((200 * 2 + 20 * 8) / 1e6);
        assertThat(count("pebble.llm.requests", "finish", "stop")).isEqualTo(2);
    }

    private double count(String name, String tag, String value) {
        return meters.get(name).tag(tag, value).counter().count();
    }

    private Answers answers(LanguageModel model, LlmSettings settings) {
        return new Answers(model, settings, meters, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    private Answer ask(LanguageModel model, Duration time) {
        return ask(answers(model, LlmCast.settings(2, 3)), time);
    }

    private static Answer ask(Answers answers, Duration time) {
        return answers.ask(LlmCast.PLACE, "A price, please.", LlmCast.PLACING, LlmCast.limits(time));
    }
}
