package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.Http;

/** Five hundred rules on one screen: only those in sight exist, and each can be brought to any place by hand and by keyboard. */
class RulesBrowserTest {
    private static final String ADA = "ada@ours.example";
    private static final String PASSWORD = "paints and solvents";
    private static final int MANY = 500;

    /** The longest time between two frames while the whole list is scrolled through, in milliseconds. */
    private static final String SCROLLED = """
            async () => {
                const work = document.querySelector('[data-scrolls]');
                const frame = () => new Promise(requestAnimationFrame);
                let longest = 0;
                let last = await frame();
                for (let at = 0; at < work.scrollHeight; at += 400) {
                    work.scrollTop = at;
                    const now = await frame();
                    longest = Math.max(longest, now - last);
                    last = now;
                }
                work.scrollTop = 0;
                return Math.round(longest);
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void five_hundred_rules_are_light_and_are_carried_anywhere() throws Exception {
        try (Product product = Product.start(folder.resolve("rules")).ready();
                Browsers browsers = new Browsers();
                var browser = browsers.open(product, 1440, 900)) {
            rules(product.http());
            BoardBrowserWindow window = new BoardBrowserWindow(browser);
            window.signIn(ADA, PASSWORD);
            Page page = window.page();
            Locator list = page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Rules"));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Router"))
                    .first()
                    .click();
            assertThat(handle(page, 0, 1)).isVisible();

            Assertions.assertThat(list.getByRole(AriaRole.LISTITEM).count()).isLessThan(60);
            System.out.println("500 rules scrolled through, longest frame: " + page.evaluate(SCROLLED) + " ms");
            assertThat(handle(page, 0, 1)).isVisible();

            handle(page, 2, 3).dragTo(handle(page, 0, 1));
            assertThat(handle(page, 2, 1)).isVisible();
            assertThat(handle(page, 0, 2)).isVisible();

            handle(page, 2, 1).focus();
            page.keyboard().press("Space");
            page.keyboard().press("PageDown");
            assertThat(handle(page, 2, 11)).isFocused();
            page.keyboard().press("End");
            page.keyboard().press("Space");
            assertThat(handle(page, 2, MANY)).isFocused();
            assertThat(handle(page, 2, MANY)).isInViewport();

            window.button("Save").click();
            assertThat(page.getByText("The router was saved as version 3.")).isVisible();
            Assertions.assertThat(product.http().get("/api/v1/router").at("/rules/" + (MANY - 1) + "/name"))
                    .isEqualTo("Rule of 2");
        }
    }

    private static Locator handle(Page page, int rule, int place) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions()
                        .setName("Move Rule of " + rule + ", place " + place + " of " + MANY)
                        .setExact(true));
    }

    private static void rules(Http http) {
        Http.Answer ada = http.post(
                "/api/v1/users",
                Map.of("email", ADA, "name", "Ada Rao", "password", PASSWORD, "roles", List.of("ADMIN")));
        Assertions.assertThat(ada.status()).as(ada.text()).isEqualTo(201);
        List<Map<String, Object>> rules = IntStream.range(0, MANY)
                .mapToObj(n -> Map.<String, Object>of(
                        "name",
                        "Rule of " + n,
                        "enabled",
                        true,
                        "conditions",
                        List.of(Map.of("field", "subject", "op", "contains", "value", "matter " + n)),
                        "actions",
                        List.of(Map.of("type", "tag", "value", "tag " + n))))
                .toList();
        Http.Answer current = http.get("/api/v1/router");
        Http.Answer saved = http.with("If-Match", "\"" + current.at("/version") + "\"")
                .put("/api/v1/router", Map.of("defaults", List.of(), "rules", rules));
        Assertions.assertThat(saved.status()).as(saved.text()).isEqualTo(200);
    }
}
