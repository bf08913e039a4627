package pebble.connectors.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.classifier.Passage;
import pebble.lessons.Classifier;
import pebble.lessons.LessonsCast;
import pebble.lessons.Verdict;
import pebble.mail.Mailboxes;

/** One override of the tenth mail of a kind places the eleventh, in whatever language, and no other mail of that language. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RememberingTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    Classifier classifier;

    @LocalServerPort
    int port;

    private LessonsCast cast;

    @BeforeEach
    void people() {
        cast = new LessonsCast(jdbc, mailboxes, port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Closing stock Vashi godown %d.06 | Closing stock as on %d.06: caustic flakes %d0 bags, soda ash 112 bags. Two drums leak. | Enquiry | Kindly quote for %d0 kg of citric acid
            装柜时间通知 6月%d日 | 您好，请确认6月%d日装柜时间，柜号MSKU778%d，拖车上午九点到厂，请安排仓库人员。谢谢。 | 询价 柠檬酸 | 您好，我司需要采购一水柠檬酸%d吨，请报CIF上海价格，并提供检测报告。谢谢。
            مواعيد تحميل الحاوية %d يونيو | السلام عليكم، يرجى تأكيد موعد تحميل الحاوية رقم MSKU%d يوم %d يونيو، الشاحنة تصل صباحا. شكرا. | طلب عرض سعر | السلام عليكم، نرجو إرسال عرض سعر لمادة حمض الستريك كمية %d طن. شكرا.
            """)
    void the_eleventh_of_a_kind_follows_the_tenth(String subject, String text, String otherSubject, String otherText) {
        String mail = "remembering" + System.nanoTime();
        for (int n = 1; n <= 10; n++) {
            cast.send(mail + n, subject.formatted(n), text.formatted(n, n));
        }
        Passage eleventh = new Passage(subject.formatted(11), text.formatted(11, 11), "");
        Passage other = new Passage(otherSubject, otherText.formatted(7), "");
        assertThat(classifier.recall(List.of(eleventh), cast.aurora).getFirst()).isEmpty();

        cast.move(mail + 10, "tender");

        List<Verdict> verdicts = classifier.judge(List.of(eleventh, other), cast.aurora);
        assertThat(verdicts.getFirst().stream()).isEqualTo("tender");
        assertThat(verdicts.getFirst().decidedBy()).isEqualTo("memory");
        assertThat(verdicts.getLast().decidedBy()).isEqualTo("model");
    }
}
