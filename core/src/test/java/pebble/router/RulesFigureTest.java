package pebble.router;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.router.Posts.any;
import static pebble.router.Posts.rule;
import static pebble.router.Posts.then;
import static pebble.router.Posts.when;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pebble.mail.Letters;
import pebble.router.Configuration.Rule;

/** What 500 rules of every kind cost a message that hardly any of them means. */
class RulesFigureTest {
    private static final int RULES = 500;
    private static final String TEXT =
            "Dear team, kindly share your best offer for the below material with delivery to our"
                    + " Vadodara plant. Packing in 200 kg drums, payment 30 days. Awaiting your reply at the earliest.\r\n";

    @Test
    void five_hundred_rules_look_at_few_characters_of_a_message() {
        Rules rules = Rules.of(configuration());
        Letters mail = Letters.from("Priya Nair <priya@acme.example>")
                .subject("Enquiry for isopropyl alcohol, 20 drums")
                .body(TEXT.repeat(40));

        Judgement judgement = rules.judge(Posts.letter(mail));

        int length = TEXT.length() * 40;
        assertThat(judgement.reasons()).extracting(Judgement.Reason::name).containsExactly("Rule 499");
        assertThat(judgement.effort())
                .as("steps over a text of %d characters", length)
                .isLessThan(RULES * 3L + 6L * length);
        say(rules, mail, length, judgement.effort());
    }

    /** Whoever writes rules badly, and whoever sends mail to make them slow, gets a fraction of a second and no more. */
    @Test
    void five_hundred_catastrophic_rules_over_four_megabytes_end_at_the_same_step_always() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < RULES; i++) {
            rules.add(rule(
                    "Rule " + i,
                    List.of(
                            switch (i % 5) {
                                case 0 -> when("body", "matches", "(x+x+)+y" + i);
                                case 1 -> when("body", "matches", "(x|xx|[wx]{1,200})*z" + i + "$");
                                case 2 -> when("body", "matches", "(.*x){" + (2 + i % 20) + "}[^x]" + i);
                                case 3 -> when("body", "matches", "(xxxx" + "x?".repeat(200) + ")+ order " + i);
                                default -> when("body", "contains", "x".repeat(400) + " order " + i);
                            }),
                    then("stream", "sales")));
        }
        Rules ready = Rules.of(new Configuration(List.of(), rules));
        Letters mail = Letters.from("x@x.example").body(("x".repeat(900) + " order \r\n").repeat(4_600));

        long began = System.nanoTime();
        Judgement judgement = ready.judge(Posts.letter(mail));

        System.out.printf(
                "FIGURE router: %d catastrophic rules over a text of 4 MB: %d steps, %d given up, %d ms with reading it%n",
                RULES, judgement.effort(), judgement.givenUp().size(), (System.nanoTime() - began) / 1_000_000);
        assertThat(judgement.isSilent()).isTrue();
        assertThat(judgement.givenUp()).isNotEmpty();
        assertThat(judgement.effort()).isLessThan(Effort.MOST + RULES * (long) Text.LONGEST);
        assertThat(ready.judge(Posts.letter(mail)).effort()).isEqualTo(judgement.effort());
    }

    private static void say(Rules rules, Letters mail, int length, long effort) {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            letters.add(Posts.letter(mail));
        }
        letters.subList(0, 2_000).forEach(rules::judge);
        long began = System.nanoTime();
        letters.subList(2_000, 4_000).forEach(rules::judge);
        System.out.printf(
                "FIGURE router: %d rules over a text of %d characters: %d steps, %d µs a message%n",
                RULES, length, effort, (System.nanoTime() - began) / 2_000 / 1_000);
    }

    private static Configuration configuration() {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < RULES - 1; i++) {
            rules.add(rule(
                    "Rule " + i,
                    List.of(
                            switch (i % 6) {
                                case 0 -> when("from_domain", "equals", "customer" + i + ".example");
                                case 1 -> when("subject", "contains", "bid number " + i);
                                case 2 -> when("body", "contains", "purchase order " + i);
                                case 3 -> when("body", "matches", "batch\\s+no\\.?\\s*" + i + "\\d{3}");
                                case 4 ->
                                    any(
                                            when("subject", "contains", "auction " + i),
                                            when("body", "contains", "rfq " + i));
                                default -> when("attachment_name", "ends_with", i + ".pdf");
                            }),
                    then("stream", "sales")));
        }
        rules.add(rule("Rule 499", List.of(when("body", "contains", "Vadodara plant")), then("stream", "tender")));
        return new Configuration(List.of(), rules);
    }
}
