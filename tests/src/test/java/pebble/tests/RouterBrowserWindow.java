package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The router in one administrator's browser. */
final class RouterBrowserWindow {
    private final BoardBrowserWindow window;
    private final Page page;

    RouterBrowserWindow(BoardBrowserWindow window) {
        this.window = window;
        this.page = window.page();
    }

    BoardBrowserWindow window() {
        return window;
    }

    Page page() {
        return page;
    }

    /** The screen as whoever opens it sees it, without what they left unsaved. */
    void open() {
        page.navigate("/router");
        page.evaluate("() => sessionStorage.clear()");
        page.navigate("/router");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Where mail goes")))
                .isVisible();
    }

    void tab(String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Router"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
    }

    Locator part(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator list(String name) {
        return page.getByRole(
                AriaRole.LIST, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator line(String list, String words) {
        return list(list).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(words));
    }

    Locator rule(String name) {
        return list("Rules")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName(name).setExact(true))));
    }

    Locator handle(String rule) {
        return list("Rules")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Move " + rule + ", place"));
    }

    void seesRulesInOrder(String... names) {
        Locator handles = list("Rules")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Move ")));
        assertThat(handles).hasCount(names.length);
        for (int n = 0; n < names.length; n++) {
            assertThat(handles.nth(n))
                    .hasAccessibleName("Move " + names[n] + ", place " + (n + 1) + " of " + names.length);
        }
    }

    void switchOff(String rule) {
        page.getByRole(AriaRole.SWITCH, new Page.GetByRoleOptions().setName(rule + " is on"))
                .press("Space");
    }

    Locator form(String title) {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** Fills a rule of one condition, on the subject, and one board. */
    void write(String name, String comparison, String words, String board) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New rule"))
                .click();
        Locator form = form("New rule");
        form.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill(name);
        choose(form, "Comparison of condition 1", comparison);
        form.getByLabel("Value of condition 1").fill(words);
        choose(form, "Value of action 1", board);
    }

    void choose(Locator form, String field, String option) {
        form.getByRole(
                        AriaRole.COMBOBOX,
                        new Locator.GetByRoleOptions().setName(field).setExact(true))
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(option).setExact(true))
                .click();
    }

    void intoTheDraft() {
        window.button("Add to the draft").click();
        assertThat(form("New rule")).hasCount(0);
    }

    Locator unsaved() {
        return part("Changes not saved");
    }

    void press(String button) {
        unsaved()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void preview() {
        unsaved()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Preview"))
                .click();
    }
}
