package pebble.tests;

import com.microsoft.playwright.Page;
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

    private static void show(Page page, ColorScheme scheme, int width) {
        page.setViewportSize(width, width < 500 ? 844 : 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    /** What was found so far, by screen, width and scheme. */
    List<String> found() {
        return found;
    }
}
