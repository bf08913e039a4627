package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at screens by day and by night, wide and narrow: what axe finds, what sticks out sideways, and a picture of each for people. */
final class BrowserLooks {
    private static final int WIDE = 1440;

    private final List<String> found = new ArrayList<>();

    /** Leaves the window wide and bright, as it was. */
    void at(BoardBrowserWindow window, String screen) throws IOException {
        away(window.page());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(WIDE, 390)) {
                at(window, screen, scheme, width);
            }
        }
        show(window.page(), ColorScheme.LIGHT, WIDE);
    }

    void at(BoardBrowserWindow window, String screen, ColorScheme scheme, int width) throws IOException {
        String name = screen + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        show(window.page(), scheme, width);
        window.violations().forEach(violation -> found.add(name + ": " + violation));
        if ((Boolean) window.page().evaluate("() => document.documentElement.scrollWidth > innerWidth")) {
            found.add(name + ": the page is wider than the window");
        }
        Browsers.keep(window.page(), name);
    }

    /** What a pointer that rests says, it says a moment later, over whatever is looked at then. */
    private static void away(Page page) {
        page.mouse().move(0, 0);
        assertThat(page.getByRole(AriaRole.TOOLTIP)).hasCount(0);
    }

    private static void show(Page page, ColorScheme scheme, int width) {
        page.setViewportSize(width, width < 500 ? 844 : 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** What was found so far, by screen, width and scheme. */
    List<String> found() {
        return found;
    }
}
