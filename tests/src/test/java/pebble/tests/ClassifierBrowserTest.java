package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The model that Pebble comes with judges real mail; a person sees how well, answers what it asks, and is learnt from. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClassifierBrowserTest {
    private static final int HELD = 60;
    private static final int ANSWERED = 24;

    @RegisterExtension
    static final BrowserStage stage = new BrowserStage();

    private static RoutingBrowserCast cast;
    private static BoardBrowserWindow asha;

    private final BrowserLooks looks = stage.looks();

    @BeforeAll
    static void mail_that_the_model_judged_and_people_answered_for() throws Exception {
        cast = new RoutingBrowserCast(stage.product());
        List<DevelopmentMail> mails = DevelopmentMail.first(HELD);
        cast.receive(RoutingBrowserCast.INFO, mails);
        mails.stream()
                .limit(ANSWERED)
                .filter(mail -> !mail.stream().equals("noise"))
                .forEach(mail -> {
                    String card = cast.message(mail.id()).at("/card_id").asString("");
                    if (!card.isEmpty()) {
                        cast.confirm(card, mail.stream());
                    }
                });
        asha = stage.signIn(RoutingBrowserCast.ASHA, RoutingBrowserCast.PASSWORD);
    }

    // ---- the screen

    private static void toTheClassifier() {
        asha.page().navigate("/classifier");
        assertThat(part("Board by board")).isVisible();
    }

    private static Locator part(String name) {
        return asha.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(String part, String header) {
        return part(part)
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(asha.page().getByText(header, new Page.GetByTextOptions().setExact(true))));
    }

    private static void asTable(String part) {
        part(part)
                .getByText("Table", new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static String nameOf(String board) {
        return board.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + board.substring(1);
    }

    @Test
    @Order(1)
    void how_well_mail_is_judged_is_told_board_by_board_in_tables_and_charts() throws Exception {
        JsonNode metrics = cast.metrics();

        toTheClassifier();

        List<JsonNode> confusion = RoutingBrowserCast.list(metrics.get("confusion"));
        int answers =
                confusion.stream().mapToInt(one -> one.get("count").asInt()).sum();
        Assertions.assertThat(answers).isGreaterThan(ANSWERED / 2);
        for (JsonNode stream : metrics.get("streams")) {
            String key = stream.get("stream").asString();
            if (!key.equals("unclassified")) {
                Locator cells = row("Board by board", nameOf(key)).getByRole(AriaRole.CELL);
                assertThat(cells.nth(1)).containsText(share(stream, "said"));
                assertThat(cells.nth(2)).containsText(share(stream, "wanted"));
            }
            int said = confusion.stream()
                    .filter(one -> one.get("said").asString().equals(key))
                    .mapToInt(one -> one.get("count").asInt())
                    .sum();
            if (said > 0) {
                assertThat(part("What it takes for what")
                                .getByRole(AriaRole.ROW)
                                .filter(new Locator.FilterOptions()
                                        .setHas(asha.page()
                                                .getByRole(
                                                        AriaRole.ROWHEADER,
                                                        new Page.GetByRoleOptions().setName(nameOf(key)))))
                                .getByRole(AriaRole.CELL)
                                .last())
                        .hasText(Integer.toString(said));
            }
        }
        assertThat(part("Learnt last").getByRole(AriaRole.LISTITEM)).hasCount(Math.min(20, answers));
        assertThat(part("Models")).containsText("In force");
        looks.at(asha, "classifier");

        asTable("As right as it is sure");
        assertThat(part("As right as it is sure").getByRole(AriaRole.ROW))
                .hasCount(1 + metrics.get("calibration").size());
        asTable("Put elsewhere over time");
        assertThat(part("Put elsewhere over time").getByRole(AriaRole.ROW))
                .hasCount(1 + metrics.get("days").size());
        looks.at(asha, "classifier-tables");
    }

    private static String share(JsonNode stream, String whole) {
        int all = stream.get(whole).asInt();
        return all == 0 ? "–" : " of " + all;
    }

    @Test
    @Order(2)
    void examples_are_confirmed_corrected_skipped_and_taken_back_with_one_key_each() {
        List<JsonNode> questions = RoutingBrowserCast.list(cast.metrics().get("questions"));
        Assertions.assertThat(questions).hasSizeGreaterThan(4);
        toTheClassifier();
        asked(questions.get(0));

        asha.press("3");
        asked(questions.get(1));
        cast.sees(questions.get(0), "tender");

        asha.press("s");
        asked(questions.get(2));
        asha.press("2");
        asked(questions.get(3));
        cast.sees(questions.get(2), "operations");
        asha.press("z");
        asked(questions.get(2));
        cast.sees(questions.get(2), questions.get(2).get("stream").asString());
        asha.press("z");
        asked(questions.get(1));
        assertThat(part("Learnt last").getByRole(AriaRole.LISTITEM).first())
                .containsText(questions.get(0).get("subject").asString());
    }

    private static void asked(JsonNode card) {
        assertThat(part("Examples to confirm")
                        .getByRole(
                                AriaRole.ARTICLE,
                                new Locator.GetByRoleOptions()
                                        .setName(card.get("subject").asString())
                                        .setExact(true)))
                .isVisible();
    }

    // ---- the card

    private static void open(String card) {
        asha.page().navigate("/cards/" + card);
        assertThat(asha.drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the card")))
                .isVisible();
    }

    private static Locator whyHere() {
        asha.drawer()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Why here?"))
                .click();
        return asha.page().getByRole(AriaRole.DIALOG);
    }

    @Test
    @Order(3)
    void a_card_tells_why_it_is_here_and_where_in_the_mail_each_fact_stands() throws Exception {
        String card = cast.receive(
                RoutingBrowserCast.SALES,
                "Meenal Joshi <meenal@vindhyadyes.example>",
                "Acetone and toluene for our Nagpur works",
                """
                Dear team,

                Please quote for 12 MT acetone (CAS 67-64-1) and 40 drums toluene, FOR Nagpur, by 14 March 2026.
                Our GSTIN is 27AAPFU0939F1ZV; the one on your last invoice, 27AAPFU0939F1ZX, has an error.
                Call me on +91 98230 12345 before you ship.

                Regards,
                Meenal Joshi
                Vindhya Dyes Private Limited
                """);
        open(card);

        assertThat(whyHere()).containsText("Mail to sales@sahyadri.example goes to this board");
        asha.press("Escape");
        Locator fact = asha.drawer()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions()
                                .setName("27AAPFU0939F1ZV")
                                .setExact(true));
        fact.click();
        assertThat(asha.drawer().locator("mark")).hasText("27AAPFU0939F1ZV");
        asha.drawer()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("67-64-1").setExact(true))
                .click();
        assertThat(asha.drawer().locator("mark")).hasText("67-64-1");
        assertThat(asha.drawer().getByText("not valid")).isVisible();
        looks.at(asha, "drawer-facts");
    }

    @Test
    @Order(4)
    void a_card_that_pebble_was_unsure_of_says_so_and_goes_where_it_thinks_by_one_key() throws Exception {
        String card = unsure();
        JsonNode before = cast.card(card);
        String best = before.at("/classification/best_stream").asString();
        open(card);

        Locator question = asha.drawer()
                .getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName("Where does this belong?"));
        assertThat(question).containsText("Unsure: " + nameOf(best));
        assertThat(whyHere()).containsText("The trained model was not sure");
        looks.at(asha, "drawer-unsure");
        asha.press("Escape");
        asha.press("y");

        asha.hears("Moved to " + nameOf(best));
        assertThat(question).hasCount(0);
        assertThat(whyHere()).containsText("Asha Verma");
        JsonNode after = cast.card(card);
        Assertions.assertThat(after.get("stream").asString()).isEqualTo(best);
        Assertions.assertThat(after.at("/classification/decided_by").asString()).isEqualTo("person");
    }

    /** The card of one of those held that lies in triage, with a likeliest board. */
    private static String unsure() {
        return cast.items("/api/v1/cards?stream=unclassified&limit=500").stream()
                .filter(card -> card.at("/classification/decided_by").asString().equals("model"))
                .filter(card -> List.of("sales", "operations", "tender", "quality")
                        .contains(card.at("/classification/best_stream").asString()))
                .map(card -> card.get("id").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(5)
    void the_eleventh_mail_of_a_kind_lies_where_a_person_put_the_tenth() throws Exception {
        String tenth = "";
        for (int n = 1; n <= 10; n++) {
            tenth = statement(n);
        }
        Assertions.assertThat(cast.card(tenth).get("stream").asString()).isNotEqualTo("operations");
        open(tenth);
        asha.press("Shift+Digit2");
        asha.hears("Moved to Operations");
        asha.page().navigate("/boards/operations");
        asha.live();
        asha.sees("Inbox", subject(10));

        String eleventh = statement(11);

        asha.sees("Inbox", subject(11));
        asha.open(subject(11));
        assertThat(whyHere()).containsText("Like “" + subject(10) + "”, which Asha Verma moved here");
        looks.at(asha, "drawer-memory");
        Assertions.assertThat(
                        cast.card(eleventh).at("/classification/decided_by").asString())
                .isEqualTo("memory");
    }

    private static String subject(int number) {
        return "Stock statement of tank " + number;
    }

    private static String statement(int number) {
        return cast.receive(
                RoutingBrowserCast.INFO,
                "Bhiwandi Terminal <stocks@bhiwandi-terminal.example>",
                subject(number),
                "Tank %d dip 3.%d m, temperature 31 C, net %d kl. Kindly acknowledge."
                        .formatted(number, number, 180 + 7 * number));
    }

    @Test
    @Order(6)
    void a_training_is_asked_for_on_the_screen_and_runs_behind_it() {
        toTheClassifier();

        part("Models")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Train now"))
                .click();

        assertThat(part("Models")).containsText("A model is being trained since");
        assertThat(part("Models").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Training")))
                .hasAttribute("aria-disabled", "true");
    }
}
