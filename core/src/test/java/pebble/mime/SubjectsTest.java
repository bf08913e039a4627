package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Price of caustic soda",
                "Re: Price of caustic soda",
                "RE: RE: re:Price  of\r\n\tcaustic soda",
                "Re[2]: Price of caustic soda",
                "Re(3): Price of caustic soda",
                "Re^2: Price of caustic soda",
                "Re [ILUG]: Price of caustic soda",
                "[ILUG] Re: Price of caustic soda",
                "Re: [ILUG] Re: Price of caustic soda",
                "AW: WG: Price of caustic soda",
                "Antw: Price of caustic soda",
                "SV: VS: Price of caustic soda",
                "RES: ENC: Price of caustic soda",
                "Odp: PD: Price of caustic soda",
                "TR : RÉP : Price of caustic soda",
                "RV: Price of caustic soda",
                "R: I: Price of caustic soda",
                "YNT: İLT: Price of caustic soda",
                "ΑΠ: ΠΡΘ: Price of caustic soda",
                "Отв: Пересл: Price of caustic soda",
                "回复：转发：Price of caustic soda",
                "答复: 回覆: Price of caustic soda",
                "返信: 転送: Price of caustic soda",
                "회신: 전달: Price of caustic soda",
                "‏Re: ‎Price of caustic soda",
                "השב: הועבר: Price of caustic soda",
                "رد: إعادة توجيه: Price of caustic soda",
                "Trả lời: Chuyển tiếp: Price of caustic soda",
                "Fwd: Price of caustic soda",
                "[Fwd: Price of caustic soda]",
                "[Fwd: Re: Price of caustic soda]",
                "Price of caustic soda (fwd)",
                "FW: [EXTERNAL] ***SPAM*** Price of caustic soda",
                "EXT: Re: Ｐｒｉｃｅ of caustic soda",
                "Price of caustic soda (was: Enquiry)",
            })
    void every_client_and_language_leaves_the_same_root(String subject) {
        assertThat(Subjects.root(subject)).isEqualTo("price of caustic soda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Re:", "RE: AW: ", "Fwd: Re:", "(no subject)", "Re: (no subject)", "‎"})
    void nothing_of_its_own_is_an_empty_root(String subject) {
        assertThat(Subjects.root(subject)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "Order: 4711, order: 4711",
                "Re: Order: 4711, order: 4711",
                "[PO 4711] Delivery, [po 4711] delivery",
                "[Test], [test]",
                "Ref: our talk, ref: our talk",
                "Straße, strasse",
                "ΟΔΟΣ, οδοσ",
                "Reply needed: today, reply needed: today",
                "Re, re",
                "12:30 call, 12:30 call",
                "I need a price: urgent, i need a price: urgent",
            })
    void words_of_the_sender_stay(String subject, String root) {
        assertThat(Subjects.root(subject)).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Re: x", "[list] RE: x", "aw: x", "SV: Fwd: x", "Re[2]: x", "回复：x", "EXTERNAL: Re: x"})
    void a_reply_prefix_makes_a_reply(String subject) {
        assertThat(Subjects.isReply(subject)).isTrue();
        assertThat(Subjects.isForward(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Fwd: x", "FW: Re: x", "WG: x", "[Fwd: x]", "x (fwd)", "转发: x", "TR: x", "[list] Fw: x"})
    void a_forward_prefix_makes_a_forward(String subject) {
        assertThat(Subjects.isForward(subject)).isTrue();
        assertThat(Subjects.isReply(subject)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "Order: 7", "Regarding: x", "Rent: May", "(x)", "[x]", "Ref: x"})
    void other_subjects_are_neither(String subject) {
        assertThat(Subjects.isReply(subject)).isFalse();
        assertThat(Subjects.isForward(subject)).isFalse();
    }

    @Property(tries = 3_000)
    void a_root_is_its_own_root_unless_it_wears_a_prefix_again(@ForAll String words) {
        var root = Subjects.root(words);

        assertThat(Subjects.root(root)).isEqualTo(root);
    }

    @Property
    void any_number_of_prefixes_changes_nothing(@ForAll String words, @ForAll @IntRange(max = 20) int times) {
        assertThat(Subjects.root("Re: AW: ".repeat(times) + words)).isEqualTo(Subjects.root(words));
    }

    @Test
    void a_megabyte_of_prefixes_is_no_trouble() {
        assertThat(Subjects.root("Re: [x] ".repeat(200_000))).isNotNull();
        assertThat(Subjects.root("[".repeat(1_000_000))).isNotNull();
    }
}
