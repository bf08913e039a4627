package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pebble.classification.Noise;
import pebble.classification.NoiseKind;
import pebble.classifier.Intents;
import pebble.lessons.Verdict;
import pebble.mail.Letters;
import pebble.mime.Mail;
import pebble.mime.MailReader;
import pebble.router.Judgement;

/** Who may say that a mail is noise, and who that it is none. */
class PlacingTest {
    private static final Mail MAIL =
            MailReader.read(Letters.from("portal@gem.example").raw());

    @ParameterizedTest
    @CsvSource({
        // what the noise check found, who says a board, how surely, what is left of the noise
        "SYSTEM_NOTICE, model,  true,  false",
        "OTP,           model,  true,  false",
        "SYSTEM_NOTICE, model,  false, true",
        "OTP,           model,  false, true",
        "NEWSLETTER,    model,  true,  true",
        "AUTO_REPLY,    model,  true,  true",
        "BOUNCE,        model,  true,  true",
        "NEWSLETTER,    memory, true,  false",
        "SYSTEM_NOTICE, memory, true,  false",
        "AUTO_REPLY,    memory, false, false"
    })
    void noise_is_overruled_by_people_always_and_by_a_sure_model_where_a_machine_may_have_written_in_earnest(
            NoiseKind found, String decidedBy, boolean sure, boolean noise) {
        assertThat(left(new Noise(found, "The noise check"), said("tender", decidedBy, sure)) != null)
                .isEqualTo(noise);
    }

    @ParameterizedTest
    @CsvSource({"model, true, true", "model, false, false", "memory, true, true"})
    void a_mail_that_the_check_lets_pass_is_noise_only_when_that_is_sure(
            String decidedBy, boolean sure, boolean noise) {
        assertThat(left(null, said(Intents.NOISE, decidedBy, sure)) != null).isEqualTo(noise);
    }

    @ParameterizedTest
    @EnumSource(
            value = NoiseKind.class,
            names = {"SYSTEM_NOTICE", "OTP"})
    void only_noise_that_may_be_earnest_is_a_question_for_the_model(NoiseKind doubtful) {
        assertThat(left(new Noise(doubtful, "The noise check"), null)).isNotNull();
        assertThat(Set.of(NoiseKind.values()).stream()
                        .filter(kind -> left(new Noise(kind, ""), said("sales", Verdict.MODEL, true)) == null))
                .containsExactlyInAnyOrder(NoiseKind.SYSTEM_NOTICE, NoiseKind.OTP);
    }

    @Test
    void a_reply_and_a_company_that_we_know_are_not_called_noise_by_the_model() {
        Mail reply = MailReader.read(
                Letters.from("x@free.example").answers("ours@ours.example").raw());

        assertThat(Placing.noise(Judgement.SILENT, null, reply, said(Intents.NOISE, Verdict.MODEL, true), Set.of()))
                .isNull();
        assertThat(Placing.noise(
                        Judgement.SILENT, null, MAIL, said(Intents.NOISE, Verdict.MODEL, true), Set.of("gem.example")))
                .isNull();
    }

    private static @Nullable Noise left(@Nullable Noise found, @Nullable Verdict said) {
        return Placing.noise(Judgement.SILENT, found, MAIL, said, Set.of());
    }

    private static Verdict said(String stream, String decidedBy, boolean sure) {
        return new Verdict(
                sure ? stream : null, stream, "", sure ? 0.95 : 0.6, decidedBy, List.of("Said so"), Map.of());
    }
}
