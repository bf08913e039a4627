package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The board in one person's browser, found by what it is called and not by how it looks. */
final class BoardBrowserWindow {
    private final BrowserContext browser;
    private final Page page;

    BoardBrowserWindow(BrowserContext browser) {
        this.browser = browser;
        this.page = browser.newPage();
    }

    Page page() {
        return page;
    }

    BrowserContext browser() {
        return browser;
    }

    void signIn(String email, String password) {
        page.navigate("/");
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
        live();
    }

    void toTheBoard() {
        page.navigate("/boards/sales");
        live();
    }

    void live() {
        assertThat(page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName(Pattern.compile("^Live"))))
                .isAttached();
    }

    void reconnecting() {
        assertThat(page.getByRole(
                        AriaRole.STATUS, new Page.GetByRoleOptions().setName(Pattern.compile("^Reconnecting"))))
                .isAttached();
    }

    Locator column(String name) {
        return page.getByRole(
                AriaRole.LIST, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator card(String column, String subject) {
        return link(column(column), subject);
    }

    Locator anywhere(String subject) {
        return page.getByRole(AriaRole.ARTICLE)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(subject).setExact(true));
    }

    private static Locator link(Locator within, String subject) {
        return within.getByRole(
                AriaRole.LINK, new Locator.GetByRoleOptions().setName(subject).setExact(true));
    }

    void sees(String column, String subject) {
        assertThat(card(column, subject)).isVisible();
    }

    /** The subjects in a column from top to bottom. */
    void seesInOrder(String column, String... subjects) {
        assertThat(column(column).getByRole(AriaRole.ARTICLE).getByRole(AriaRole.LINK))
                .hasText(subjects);
    }

    void seesNothingOf(String subject) {
        assertThat(anywhere(subject)).hasCount(0);
    }

    Locator face(String subject) {
        return page.getByRole(AriaRole.ARTICLE)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions().setName(subject).setExact(true))));
    }

    /** Puts the keyboard on a card. */
    void focus(String subject) {
        anywhere(subject).focus();
        assertThat(anywhere(subject)).isFocused();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void pick(String option) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(option))
                .first()
                .click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator drawer() {
        return page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName(Pattern.compile("^Card")));
    }

    void open(String subject) {
        anywhere(subject).click();
        assertThat(drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the card")))
                .isVisible();
    }

    void moreActs(String act) {
        drawer().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More acts"))
                .click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(act))
                .click();
    }

    /** What the live region or a toast says. */
    Locator told(String words) {
        return page.locator("[role=status], [role=alert]")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    void hears(String words) {
        assertThat(told(words)).isAttached();
    }

    /** Takes the last act back by the button of its toast. */
    void undo(String toast) {
        told(toast)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Undo"))
                .click();
    }

    /** What axe finds on the page as it is. */
    List<?> violations() throws IOException {
        page.evaluate(Files.readString(Product.home().resolve("web/node_modules/axe-core/axe.min.js")));
        return (List<?>) page.evaluate("""
                async () => {
                    // Those that follow a scroll position never finish.
                    await Promise.all(document.getAnimations()
                        .filter(one => one.timeline === document.timeline
                            && one.effect?.getComputedTiming().endTime !== Infinity)
                        .map(one => one.finished.catch(() => undefined)));
                    const { violations } = await axe.run(document, { iframes: false });
                    return violations.map(one => one.id + ': ' + one.help + ' at '
                        + one.nodes.map(node => node.target.join(' ') + ' (' + node.failureSummary + ')').join('; '));
                }
                """);
    }
}
