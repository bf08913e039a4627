package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static pebble.tests.RoutingBrowserCast.rule;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** An administrator looks where mail goes, changes it by rules, sees beforehand what a change would do, and shares the router with another. */
class RouterBrowserTest {
    private static final int HELD = 60;

    private static final Map<String, Object> LETTERS = rule("Newsletters", "header:list-id exists", "noise newsletter");
    private static final Map<String, Object> BIDS =
            rule("Bid numbers", "subject matches gem/\\d{4}/b/\\d+", "stream tender");
    private static final Map<String, Object> PAPERS =
            rule("Papers of lots", "subject contains certificate of analysis", "stream quality", "tag papers");

    @RegisterExtension
    static final BrowserStage stage = new BrowserStage();

    private static RoutingBrowserCast cast;
    private static RouterBrowserWindow asha;
    private static RouterBrowserWindow rhea;

    private final BrowserLooks looks = stage.looks();

    @BeforeAll
    static void two_administrators_whose_mailboxes_hold_mail_sign_in() throws Exception {
        cast = new RoutingBrowserCast(stage.product());
        Map<String, List<DevelopmentMail>> mails = DevelopmentMail.first(HELD).stream()
                .collect(Collectors.groupingBy(mail -> switch (mail.stream()) {
                    case "sales" -> RoutingBrowserCast.SALES;
                    case "tender" -> RoutingBrowserCast.TENDERS;
                    default -> RoutingBrowserCast.INFO;
                }));
        mails.forEach(cast::receive);
        asha = new RouterBrowserWindow(stage.signIn(RoutingBrowserCast.ASHA, RoutingBrowserCast.PASSWORD));
        rhea = new RouterBrowserWindow(stage.signIn(RoutingBrowserCast.RHEA, RoutingBrowserCast.PASSWORD));
    }

    @BeforeEach
    void asha_looks_at_three_rules() {
        cast.saveRules(LETTERS, BIDS, PAPERS);
        asha.open();
        asha.seesRulesInOrder("Newsletters", "Bid numbers", "Papers of lots");
    }

    @Test
    void mailboxes_rules_and_boards_are_seen_at_a_glance() throws Exception {
        for (JsonNode counted : RoutingBrowserCast.list(
                cast.http().get("/api/v1/router/counters").json().get("mailboxes"))) {
            String went = RoutingBrowserCast.list(counted.get("went")).stream()
                    .map(one ->
                            one.get("last_30d") + " to " + nameOf(one.get("to").asString()))
                    .collect(Collectors.joining(", "));
            assertThat(asha.line("Mailboxes", "In 30 days: " + went)).hasCount(1);
        }
        assertThat(asha.line("Mailboxes", RoutingBrowserCast.TENDERS)).containsText("Tender");
        assertThat(asha.line("Mailboxes", RoutingBrowserCast.INFO)).containsText("decided by the classifier");
        assertThat(asha.list("Boards").getByRole(AriaRole.LISTITEM)).hasCount(6);
        assertThat(asha.rule("Bid numbers")).containsText("If subject matches “gem/\\d{4}/b/\\d+”");
        assertThat(asha.rule("Papers of lots")).containsText("Quality, tag papers");
        looks.at(asha.window(), "router-map");

        asha.page()
                .getByText("Table", new Page.GetByTextOptions().setExact(true))
                .click();

        assertThat(asha.page()
                        .getByRole(AriaRole.TABLE)
                        .getByRole(AriaRole.ROW)
                        .filter(new Locator.FilterOptions().setHasText(RoutingBrowserCast.INFO)))
                .isVisible();
        looks.at(asha.window(), "router-table");
    }

    private static String nameOf(String board) {
        return board.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + board.substring(1);
    }

    @Test
    void a_rule_that_was_written_on_the_screen_takes_the_next_mail_and_is_counted() throws Exception {
        asha.write("Reverse auctions", "contains", "reverse auction", "Tender");
        asha.intoTheDraft();
        assertThat(asha.rule("Reverse auctions")).containsText("New");
        assertThat(asha.unsaved()).containsText("1 change not saved");
        asha.press("Save");
        asha.window().hears("The router was saved as version ");
        assertThat(asha.unsaved()).hasCount(0);

        String card = cast.receive(
                RoutingBrowserCast.SALES,
                "Nikhil Rao <nikhil@konkanmills.example>",
                "Reverse auction for caustic soda flakes",
                "The auction opens on Friday at eleven. Please confirm that you take part.");

        JsonNode placed = cast.card(card);
        Assertions.assertThat(placed.get("stream").asString()).isEqualTo("tender");
        Assertions.assertThat(placed.at("/classification/decided_by").asString())
                .isEqualTo("rule");
        asha.page().reload();
        assertThat(asha.rule("Reverse auctions")).containsText("1 in 24 h1 in 30 days");
        asha.tab("Versions");
        assertThat(asha.page()
                        .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Versions"))
                        .getByRole(AriaRole.LINK)
                        .first())
                .containsText(cast.router().get("version") + "SavedAsha Verma");
    }

    @Test
    void a_rule_moved_by_keyboard_is_announced_keeps_the_focus_and_is_asked_in_its_new_place() {
        asha.handle("Papers of lots").focus();
        asha.window().press("Space");
        asha.window().hears("Picked up Papers of lots, place 3 of 3");
        asha.window().press("ArrowUp");
        asha.window().hears("Papers of lots, place 2 of 3");
        asha.window().press("Escape");
        asha.window().hears("Put back Papers of lots");
        asha.seesRulesInOrder("Newsletters", "Bid numbers", "Papers of lots");

        asha.window().press("Space");
        asha.window().press("ArrowUp");
        asha.window().press("ArrowUp");
        asha.window().press("Space");

        asha.window().hears("Dropped Papers of lots, place 1 of 3");
        asha.seesRulesInOrder("Papers of lots", "Newsletters", "Bid numbers");
        assertThat(asha.handle("Papers of lots")).isFocused();
        asha.press("Save");
        asha.window().hears("The router was saved as version ");
        Assertions.assertThat(cast.ruleNames()).containsExactly("Papers of lots", "Newsletters", "Bid numbers");
    }

    @Test
    void a_bad_expression_is_refused_at_its_field_and_nothing_is_saved_until_it_is_mended() throws Exception {
        asha.write("Tender numbers", "matches expression", "LTE/(SRL", "Tender");
        asha.intoTheDraft();
        asha.press("Save");

        assertThat(asha.rule("Tender numbers")).containsText("Is not a regular expression: missing closing )");
        asha.window().hears("Nothing was saved: there is something to mend in “Tender numbers”.");
        Assertions.assertThat(cast.ruleNames()).doesNotContain("Tender numbers");
        asha.rule("Tender numbers")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Tender numbers").setExact(true))
                .click();
        Locator value = asha.form("Rule").getByLabel("Value of condition 1");
        assertThat(value).hasAttribute("aria-invalid", "true");
        assertThat(value).hasAccessibleDescription("Is not a regular expression: missing closing ).");
        looks.at(asha.window(), "router-refused");

        value.fill("LTE/(SRL)");
        assertThat(value).not().hasAttribute("aria-invalid", "true");
        asha.window().button("Keep in the draft").click();
        asha.press("Save");
        asha.window().hears("The router was saved as version ");
        Assertions.assertThat(cast.ruleNames()).contains("Tender numbers");
    }

    @Test
    void a_rule_that_can_never_match_is_saved_with_a_warning_that_names_what_stands_before_it() throws Exception {
        cast.saveRules(rule("All tenders", "subject contains tender", "stream tender", "stop"));
        asha.open();
        asha.write("Tenders for solvents", "starts with", "tender for solvents", "Sales");
        asha.intoTheDraft();

        asha.preview();
        assertThat(asha.page()
                        .getByText("Rule “Tenders for solvents”: can never match: rule “All tenders” takes all such"
                                + " messages before it, and stops."))
                .isVisible();
        asha.tab("Router");
        asha.press("Save");

        asha.window().hears("1 warning to look at.");
        assertThat(asha.rule("Tenders for solvents"))
                .containsText("It can never match: rule “All tenders” takes all such messages before it, and stops.");
        looks.at(asha.window(), "router-warned");
    }

    @Test
    void of_two_who_edit_at_once_the_second_sees_both_versions_and_loses_nothing() throws Exception {
        rhea.open();
        rhea.switchOff("Newsletters");
        asha.write("Reverse auctions", "contains", "reverse auction", "Tender");
        asha.intoTheDraft();
        asha.press("Save");
        asha.window().hears("The router was saved as version ");

        rhea.press("Save");

        Locator clash = rhea.form("Asha Verma saved the router while you were editing");
        assertThat(clash.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("What Asha Verma changed")))
                .containsText("Reverse auctions");
        assertThat(clash.getByRole(AriaRole.REGION, new Locator.GetByRoleOptions().setName("What you changed")))
                .containsText("switched off");
        looks.at(rhea.window(), "router-clash");
        rhea.window().button("Put mine on top").click();
        rhea.seesRulesInOrder("Newsletters", "Bid numbers", "Papers of lots", "Reverse auctions");
        rhea.press("Save");
        rhea.window().hears("The router was saved as version ");

        JsonNode saved = cast.router();
        Assertions.assertThat(cast.ruleNames()).contains("Reverse auctions");
        Assertions.assertThat(saved.at("/rules/0/enabled").asBoolean()).isFalse();
    }

    @Test
    void an_earlier_version_is_brought_back_and_left_again() throws Exception {
        int before = cast.router().get("version").asInt();
        asha.switchOff("Bid numbers");
        asha.press("Save");
        asha.window().hears("The router was saved as version " + (before + 1));

        asha.tab("Versions");
        asha.page()
                .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Versions"))
                .getByRole(AriaRole.LINK)
                .nth(1)
                .click();
        assertThat(asha.part("What differs")).containsText("switched on");
        looks.at(asha.window(), "router-versions");
        asha.window().button("Roll back to it").click();
        asha.window().button("Roll back to version " + before).click();

        asha.window().hears("Rolled back to version " + before + ": this is version " + (before + 2) + " now.");
        Assertions.assertThat(cast.router().at("/rules/1/enabled").asBoolean()).isTrue();
        asha.window().undo("Rolled back to version " + before);
        asha.window().hears("Rolled back to version " + (before + 1));
        Assertions.assertThat(cast.router().at("/rules/1/enabled").asBoolean()).isFalse();
    }

    @Test
    void a_draft_shows_where_the_mail_that_is_here_would_land_and_why_and_changes_nothing() throws Exception {
        String text = "Please read the enclosed notice and answer before the date that it names.";
        for (String party : List.of("Asmita Mills", "Bharat Dyes", "Chola Paints")) {
            cast.receive(
                    RoutingBrowserCast.SALES,
                    party + " <buyer@parties.example>",
                    "Rate contract notice, " + party,
                    text);
        }
        asha.write("Rate contracts", "contains", "rate contract notice", "Tender");
        asha.intoTheDraft();
        String everything = cast.everything();

        asha.preview();

        assertThat(asha.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("3 messages would land elsewhere")))
                .isVisible();
        int held = cast.items("/api/v1/messages?limit=500").size();
        assertThat(asha.page().getByText("The newest " + held + " messages, looked at in"))
                .isVisible();
        assertThat(asha.page().getByText("Nothing changes before you save, and mail that is filed stays where it is."))
                .isVisible();
        Locator message = asha.page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Rate contract notice, Chola Paints"));
        assertThat(message.getByRole(AriaRole.CELL).nth(1)).containsText("Sales");
        assertThat(message.getByRole(AriaRole.CELL).nth(1)).containsText(RoutingBrowserCast.SALES);
        assertThat(message.getByRole(AriaRole.CELL).nth(2)).containsText("Tender by a rule");
        assertThat(message.getByRole(AriaRole.CELL).nth(2)).containsText("Rate contracts");
        looks.at(asha.window(), "router-preview");
        asha.page()
                .getByRole(AriaRole.TOOLBAR, new Page.GetByRoleOptions().setName("Filter by move"))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
        assertThat(asha.part("Message by message").getByRole(AriaRole.ROW)).hasCount(4);
        Assertions.assertThat(cast.everything()).isEqualTo(everything);

        asha.press("Discard");
        assertThat(asha.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("No message would land elsewhere")))
                .isVisible();
    }
}
