package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people work one board, each in a browser of their own, and see each other's acts without reloading. */
class BoardBrowserTest {
    private static final String DRUMS = "IPA 99.9%: 20 drums ex Bhiwandi";
    private static final String LEAD = "Toluene, lead time to Nagpur";
    private static final String COA = "COA for lot 2211 is missing";

    @TempDir
    static Path folder;

    private static Product product;
    private static Browsers browsers;
    private static BoardBrowserCast cast;
    private static BoardBrowserWindow mira;
    private static BoardBrowserWindow dev;

    @BeforeAll
    static void two_people_sign_in() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        product = Product.start(folder.resolve("board"), Product.counted()).ready();
        cast = new BoardBrowserCast(product);
        browsers = new Browsers();
        mira = new BoardBrowserWindow(browsers.open(product, 1440, 900));
        dev = new BoardBrowserWindow(browsers.open(product, 1440, 900));
        mira.signIn(BoardBrowserCast.MIRA, BoardBrowserCast.PASSWORD);
        dev.signIn(BoardBrowserCast.DEV, BoardBrowserCast.PASSWORD);
    }

    @AfterAll
    static void all_is_closed() throws Exception {
        browsers.close();
        product.close();
    }

    @BeforeEach
    void both_look_at_the_board() {
        mira.toTheBoard();
        dev.toTheBoard();
    }

    @AfterEach
    void the_board_is_cleared() {
        cast.clearTheBoard();
    }

    @Test
    void a_wrong_password_is_explained_and_the_right_one_returns_to_the_page_asked_for() {
        try (var browser = browsers.open(product, 1440, 900)) {
            Page page = browser.newPage();
            page.navigate("/boards/sales?priority=high");
            page.getByLabel("E-mail address").fill(BoardBrowserCast.DEV);
            Locator password = page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true));
            password.fill("not this one");
            password.press("Enter");
            assertThat(page.getByText("The address or the password is wrong.")).isVisible();

            password.fill(BoardBrowserCast.PASSWORD);
            password.press("Enter");

            assertThat(page).hasURL(product.address() + "/boards/sales?priority=high");
        }
    }

    @Test
    void a_mail_becomes_a_card_in_front_of_those_who_may_see_it_only() {
        cast.mailToTheOthers("Asha Rao", "For Konkan: xylene tender");
        cast.mail("Rahul Mehta", DRUMS);

        mira.sees("Inbox", DRUMS);
        mira.sees("Inbox", "For Konkan: xylene tender");
        dev.sees("Inbox", DRUMS);
        dev.seesNothingOf("For Konkan: xylene tender");
    }

    @Test
    void a_card_dragged_by_mouse_moves_in_the_other_browser() {
        cast.mail("Rahul Mehta", DRUMS);
        cast.mail("Leela Nair", LEAD);
        mira.sees("Inbox", DRUMS);
        mira.sees("Inbox", LEAD);

        mira.face(LEAD).dragTo(mira.column("Quoted").locator(".."));
        mira.sees("Quoted", LEAD);
        dev.sees("Quoted", LEAD);

        dev.face(DRUMS).dragTo(dev.face(LEAD), new Locator.DragToOptions().setTargetPosition(80, 6));
        dev.seesInOrder("Quoted", DRUMS, LEAD);
        mira.seesInOrder("Quoted", DRUMS, LEAD);
        assertThat(dev.column("Inbox").getByRole(AriaRole.ARTICLE)).hasCount(0);
    }

    @Test
    void a_card_dragged_by_keyboard_is_announced_and_moves_in_the_other_browser() {
        cast.mail("Rahul Mehta", DRUMS);
        dev.sees("Inbox", DRUMS);
        mira.sees("Inbox", DRUMS);

        mira.focus(DRUMS);
        mira.press("Space");
        mira.hears("Picked up " + DRUMS);
        mira.press("ArrowRight");
        mira.hears("Qualifying, place 1");
        dev.sees("Inbox", DRUMS);
        mira.press("Space");
        mira.hears("Dropped in Qualifying, place 1");

        mira.sees("Qualifying", DRUMS);
        assertThat(mira.anywhere(DRUMS)).isFocused();
        dev.sees("Qualifying", DRUMS);
    }

    @Test
    void a_carried_card_is_put_back_by_escape() {
        cast.mail("Rahul Mehta", DRUMS);
        mira.sees("Inbox", DRUMS);

        mira.focus(DRUMS);
        mira.press("Space");
        mira.hears("Picked up " + DRUMS);
        mira.press("ArrowRight");
        mira.sees("Qualifying", DRUMS);
        mira.press("Escape");

        mira.sees("Inbox", DRUMS);
        mira.hears("Put back in Inbox");
    }

    @Test
    void a_note_that_mentions_somebody_reaches_them() {
        cast.mail("Rahul Mehta", DRUMS);
        dev.sees("Inbox", DRUMS);
        mira.open(DRUMS);

        Locator note = mira.page().getByLabel("Note", new Page.GetByLabelOptions().setExact(true));
        note.click();
        note.pressSequentially("Can you quote this, @De");
        mira.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Dev Patel"))
                .waitFor();
        mira.press("Enter");
        note.pressSequentially("before noon?");
        mira.button("Add note").click();
        mira.hears("Note added");
        assertThat(mira.drawer().getByText("Can you quote this, ")).isVisible();

        dev.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 new mention"))
                .click();
        dev.page()
                .getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText(DRUMS))
                .click();
        assertThat(dev.drawer().getByText("before noon?")).isVisible();
    }

    @Test
    void who_looks_at_a_card_is_shown_to_the_other() {
        cast.mail("Rahul Mehta", DRUMS);
        mira.sees("Inbox", DRUMS);

        dev.open(DRUMS);
        assertThat(mira.face(DRUMS).getByLabel("Dev Patel is looking")).isVisible();

        dev.press("Escape");
        assertThat(mira.face(DRUMS).getByLabel("Dev Patel is looking")).hasCount(0);
    }

    @Test
    void assigning_and_snoozing_are_seen_by_the_other_and_undone() {
        cast.mail("Rahul Mehta", DRUMS);
        cast.mail("Leela Nair", LEAD);
        mira.sees("Inbox", DRUMS);
        dev.sees("Inbox", LEAD);

        mira.focus(DRUMS);
        mira.press("a");
        mira.pick("Dev Patel");
        mira.hears("Assigned to Dev Patel");
        assertThat(dev.face(DRUMS).getByLabel("Assigned to Dev Patel")).isVisible();

        dev.focus(LEAD);
        dev.press("s");
        dev.pick("In a week");
        dev.hears("Snoozed until");
        dev.seesNothingOf(LEAD);
        mira.seesNothingOf(LEAD);

        dev.undo("Snoozed until");
        dev.sees("Inbox", LEAD);
        mira.sees("Inbox", LEAD);
    }

    @Test
    void cards_are_merged_and_a_conversation_is_split() {
        // Of its own subject: the merge offers archived cards too, and earlier tests left some.
        String lead = "Hexane, lead time to Indore";
        cast.mail("Rahul Mehta", DRUMS, "Our enquiry of today.", 0);
        var first = cast.mail("Leela Nair", lead, "The first matter.", 0);
        cast.mail("Leela Nair", "Re: " + lead, "By the way, a second matter.", first.number());
        mira.sees("Inbox", DRUMS);
        dev.sees("Inbox", lead);

        mira.focus(DRUMS);
        mira.press("m");
        mira.page().getByRole(AriaRole.COMBOBOX).fill("Hexane");
        mira.pick(lead);
        mira.hears("Merged");
        mira.seesNothingOf(DRUMS);
        dev.seesNothingOf(DRUMS);

        mira.undo("Merged");
        mira.sees("Inbox", DRUMS);
        dev.sees("Inbox", DRUMS);

        dev.open(lead);
        assertThat(dev.drawer().getByRole(AriaRole.ARTICLE)).hasCount(2);
        dev.moreActs("Split messages off");
        Locator dialog = dev.page().getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.CHECKBOX).last().check();
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Split 1 message off"))
                .click();
        dev.hears("Split 1 message off to a new card");
        assertThat(dev.drawer().getByRole(AriaRole.ARTICLE)).hasCount(1);
        assertThat(mira.column("Inbox").getByRole(AriaRole.ARTICLE)).hasCount(3);
    }

    @Test
    void an_undo_that_came_too_late_says_what_came_first() {
        String card = cast.mail("Rahul Mehta", DRUMS).card();
        mira.sees("Inbox", DRUMS);
        mira.focus(DRUMS);
        mira.press("a");
        mira.pick("Dev Patel");
        assertThat(dev.face(DRUMS).getByLabel("Assigned to Dev Patel")).isVisible();

        dev.focus(DRUMS);
        dev.press("a");
        dev.pick("Nobody");
        assertThat(mira.face(DRUMS).getByLabel("Assigned to nobody")).isVisible();
        mira.focus(DRUMS);
        mira.press("z");

        mira.hears("This can no longer be undone. What came later: Dev Patel");
        Assertions.assertThat(cast.card(card).get("assignee").isNull()).isTrue();
    }

    @Test
    void a_change_that_somebody_else_made_first_is_explained_and_shown() {
        String card = cast.mail("Rahul Mehta", DRUMS).card();
        mira.sees("Inbox", DRUMS);

        // While Mira's request is on its way, somebody else assigns the card.
        String path = "/api/v1/cards/" + card;
        AtomicBoolean first = new AtomicBoolean(true);
        mira.page().route("**" + path, route -> {
            if (route.request().method().equals("PATCH") && first.getAndSet(false)) {
                cast.elsewhere("PATCH", path, Map.of("assignee", cast.devsId()));
            }
            route.resume();
        });
        mira.focus(DRUMS);
        mira.press("i");

        mira.hears("Somebody changed this card first: the assignee is now Dev Patel. Your change was not made.");
        assertThat(mira.face(DRUMS).getByLabel("Assigned to Dev Patel")).isVisible();
    }

    @Test
    void the_board_is_searched_by_words() {
        cast.mail("Rahul Mehta", DRUMS);
        cast.mail("Leela Nair", LEAD);
        mira.sees("Inbox", DRUMS);
        mira.sees("Inbox", LEAD);

        mira.press("/");
        mira.page().keyboard().type("toluene");
        mira.seesNothingOf(DRUMS);
        mira.sees("Inbox", LEAD);
        assertThat(mira.page()).hasURL(product.address() + "/boards/sales?q=toluene");

        mira.press("Escape");
        mira.sees("Inbox", DRUMS);
    }

    @Test
    void a_browser_takes_up_the_thread_after_the_server_was_killed() throws Exception {
        String card = cast.mail("Rahul Mehta", DRUMS).card();
        mira.sees("Inbox", DRUMS);
        mira.page().evaluate("() => { window.neverReloaded = true; }");
        mira.page().route("**/api/v1/events*", Route::abort);

        product.kill();
        mira.reconnecting();
        product.restart();
        product.ready();
        cast.elsewhere("POST", "/api/v1/cards/" + card + "/move", Map.of("column", "negotiation"));
        cast.mail("Leela Nair", LEAD);
        mira.sees("Inbox", DRUMS);
        mira.page().unroute("**/api/v1/events*");

        assertThat(mira.card("Negotiation", DRUMS)).isVisible(patiently());
        mira.sees("Inbox", LEAD);
        mira.live();
        Assertions.assertThat(mira.page().evaluate("() => window.neverReloaded"))
                .isEqualTo(true);
        dev.sees("Negotiation", DRUMS);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);
    }

    @Test
    void axe_finds_nothing_wide_or_narrow_by_day_or_by_night() throws Exception {
        var mail = cast.mail("Rahul Mehta", DRUMS);
        cast.mail("Leela Nair", LEAD);
        cast.mail("Leela Nair", "Re: " + LEAD, "We need the lead time by Thursday.", mail.number() + 1);
        cast.mail("Sunil Deshpande", COA);
        cast.elsewhere(
                "PATCH", "/api/v1/cards/" + mail.card(), Map.of("assignee", cast.devsId(), "priority", "urgent"));
        cast.elsewhere("POST", "/api/v1/cards/" + mail.card() + "/notes", Map.of("text", "They pay within 30 days."));
        dev.sees("Inbox", COA);

        BrowserLooks looks = new BrowserLooks();
        try (var stranger = browsers.open(product, 1440, 900)) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                for (int width : List.of(1440, 390)) {
                    BoardBrowserWindow login = new BoardBrowserWindow(stranger);
                    login.page().navigate("/login");
                    login.button("Sign in").waitFor();
                    looks.at(login, "login", scheme, width);

                    mira.page().navigate("/boards/sales");
                    mira.sees("Inbox", COA);
                    looks.at(mira, "board", scheme, width);
                    mira.open(DRUMS);
                    mira.drawer().getByText("They pay within 30 days.").waitFor();
                    looks.at(mira, "drawer", scheme, width);
                    mira.page().navigate("/messages");
                    mira.page().getByText(COA).first().waitFor();
                    looks.at(mira, "messages", scheme, width);
                    mira.page().setViewportSize(1440, 900);
                }
            }
        } finally {
            mira.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        Assertions.assertThat(looks.found()).isEqualTo(Collections.emptyList());
    }
}
