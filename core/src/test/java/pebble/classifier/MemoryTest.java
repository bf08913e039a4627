package pebble.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pebble.classifier.Memory.Near;

class MemoryTest {
    private static final Model MODEL = new Training(
                    IntStream.range(0, 12)
                            .mapToObj(n -> new Example(
                                    mail("Price of item " + n, "Please quote for " + n + " drums"),
                                    n % 2 == 0 ? "sales" : "noise",
                                    "",
                                    1,
                                    n % Example.FOLDS))
                            .toList(),
                    Collections.nCopies(12, new float[1]),
                    "none")
            .train();

    private final Memory<Integer, String> memory = new Memory<>(MODEL);

    @Test
    void mails_of_one_form_are_alike_and_others_are_not() {
        memory.keep(1, "stock", mail("Closing stock 12.06", "Caustic flakes 240 bags, soda ash 112 bags"), null);
        memory.keep(2, "slot", mail("装柜时间通知 6月12日", "请确认6月12日装柜时间，柜号MSKU7782"), null);

        assertThat(nearest(mail("Closing stock 13.06", "Caustic flakes 98 bags, soda ash 40 bags")))
                .isEqualTo("stock");
        assertThat(nearest(mail("装柜时间通知 6月19日", "请确认6月19日装柜时间，柜号TCLU3391"))).isEqualTo("slot");
        assertThat(nearest(mail("询价 柠檬酸", "我司需要采购一水柠檬酸20吨"))).isEmpty();
    }

    @Test
    void a_later_word_on_the_same_mail_replaces_the_earlier_and_what_is_forgotten_is_gone() {
        Passage mail = mail("Closing stock", "Caustic flakes 240 bags");
        memory.keep(1, "first", mail, null);
        memory.keep(1, "second", mail, null);

        assertThat(nearest(mail)).isEqualTo("second");

        memory.forget(1);
        assertThat(nearest(mail)).isEmpty();
        assertThat(memory.isEmpty()).isTrue();
    }

    @Test
    void a_mail_is_wholly_like_itself_once_the_encoder_has_read_it() {
        Passage mail = mail("Closing stock", "Caustic flakes 240 bags");
        memory.keep(1, "stock", mail, null);
        memory.encode(1, new float[] {3, 4});

        Near<String> near =
                memory.nearest(memory.shared(mail), new float[] {6, 8}, 0.9).getFirst();

        assertThat(near.likeness()).isBetween(0.999, 1.001);
    }

    private String nearest(Passage mail) {
        List<Near<String>> near = memory.nearest(memory.shared(mail), new float[384], 0.42);
        return near.isEmpty() ? "" : near.getFirst().value();
    }

    private static Passage mail(String subject, String text) {
        return new Passage(subject, text, "");
    }
}
