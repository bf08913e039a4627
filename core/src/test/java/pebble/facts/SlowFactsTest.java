package pebble.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pebble.mime.Address;

/** Texts made to keep the rules busy: twice the text must not take many times as long, and no text more than a second of processor time. */
@Timeout(180)
class SlowFactsTest {
    private static final List<String> BAITS = List.of(
            "7",
            "12 ",
            "1,",
            "1.",
            "1-",
            "12-34-5 ",
            "+91 ",
            "(9",
            "a@",
            "a@a.",
            "a.a",
            "a-",
            "a-b-",
            "A ",
            "Aa ",
            "Ltd ",
            "Aa & ",
            "Aa of ",
            "A. ",
            "(",
            "([",
            "{\"",
            "\"",
            "<",
            ">",
            "> > ",
            "\n",
            " \n",
            "\t",
            " ",
            "\u00a0",
            "x ",
            "5 x ",
            "5 x 5 ",
            "25 kg ",
            "25 kg in ",
            "Rs ",
            "Rs 1,",
            "₹1,00,000",
            "1/-",
            "GEM/2025/B/",
            "GSTIN ",
            "27AAPFU0939F1Z",
            "PO ",
            "PO no. no. ",
            "invoice AB/24-25/1, ",
            "batch K-1 & ",
            "tender ",
            "12 & ",
            "1 Jan ",
            "Jan ",
            "de ",
            "2025-",
            "http://",
            "www.",
            "2-",
            "2,4-",
            "methyl ",
            "methyl-",
            "sodium ",
            "ethyl acetate ",
            "acid ",
            "chlorobenzo",
            "甲",
            "乙酸乙酯",
            "有限公司",
            "宁波",
            "月",
            "का ",
            "Mr ",
            "Mr. ",
            "Dear ",
            "Dear Ravi and ",
            "ji ",
            "Regards,\n",
            "M/s ",
            "FOR ",
            "ex ",
            "CIF ",
            "Ravi",
            "Ravi ",
            "Navi Mumbai ",
            "a_",
            "/",
            "//",
            "=",
            "-----",
            "From: a\n",
            "On a wrote:\n",
            "---------- Forwarded message\n",
            "Item: ",
            "1) a - ",
            "CAS ",
            "CIP ",
            "FOR Abc ",
            "IPA, ",
            "IPA 67-63-0 ",
            "IPA 5 kg ",
            "Aa Ltd) ");

    private static final String PROSE = "the quick brown fox ".repeat(3_000);

    @Test
    void the_time_grows_with_the_text_and_not_faster() {
        long prose = time(PROSE, 5);
        Map<String, Long> slow = new LinkedHashMap<>();
        for (var bait : BAITS) {
            // A second look is for those that the compiler or the collector made slow.
            if (slowness(bait, 1, prose) > 0) {
                long times = slowness(bait, 3, prose);
                if (times > 0) {
                    slow.put(bait, times);
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    /** How many times as long the text takes as prose of its length, if that is too much. */
    private static long slowness(String bait, int rounds, long prose) {
        long half = time(bait.repeat(30_000 / bait.length()), rounds);
        long whole = time(bait.repeat(60_000 / bait.length()), rounds);
        return whole > 150 * prose || whole > 2 * prose && whole > 6 * half ? whole / prose : 0;
    }

    @Test
    void a_megabyte_costs_no_more_than_the_part_that_is_read() {
        long prose = time(PROSE, 5);
        for (var bait : List.of("1", "a@", "[", "Ltd ", "12-34-5 ", "A")) {
            var text = bait.repeat(1_000_000 / bait.length());
            long took = time(text, 3);
            System.out.printf(Locale.ROOT, "FIGURE facts of a megabyte of \"%s\": %d ms%n", bait, took / 1_000_000);
            assertThat(took).as(bait).isLessThan(150 * prose);
        }
    }

    @Test
    void what_lies_beyond_the_limit_is_not_read() {
        var facts = Facts.of("", "x ".repeat(Facts.LONGEST_TEXT) + "27AAPFU0939F1ZV", null, Gazetteer.none());

        assertThat(facts).isEmpty();
    }

    /** The quickest of some rounds, so that the compiler and the collector do not count. */
    private static long time(String text, int rounds) {
        long best = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            Facts.of(text, text, new Address("Ravi Shah", "ravi@navimumbai.in"), Gazetteer.none());
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}
