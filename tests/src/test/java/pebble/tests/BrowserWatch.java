package pebble.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Sees whatever a hostile mail achieves in a browser: a dialog, a script that ran or that only a policy stopped, a request to
 * another host, a window that opened, a page that went elsewhere.
 */
final class BrowserWatch {
    private static final String RAN = "a hostile script ran: ";

    /** The functions that every payload calls tell on it; where a frame forbids dialogs, the real ones would be silent. */
    private static final String TELLTALES = """
            (() => {
                for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
                    window[name] = () => console.log('%s' + name + ' in ' + window.name);
                }
                if (window.navigator) navigator.vibrate = () => console.log('%svibrate in ' + window.name);
            })()
            """.formatted(RAN, RAN);

    private final List<String> seen = new ArrayList<>();
    private final Set<String> ran = new TreeSet<>();
    private final String home;

    BrowserWatch(BrowserContext context, Product product) {
        home = product.address();
        context.addInitScript(TELLTALES);
        context.route(Pattern.compile("^(?!" + home.replace(".", "\\.") + "/|data:|blob:).*"), route -> {
            seen.add("a request left: " + route.request().url());
            route.abort();
        });
        context.onDialog(dialog -> {
            seen.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onConsoleMessage(message -> {
            String text = message.text();
            if (text.startsWith(RAN)) {
                seen.add(text);
                ran.add(text.substring(text.lastIndexOf(' ') + 1));
            } else if (text.contains("Content Security Policy")
                    || text.contains("Blocked script execution")
                    || text.contains("Ignored call to")) {
                seen.add("only a policy stopped it: " + text);
            }
        });
        context.onResponse(response -> {
            if (response.url().contains("/api/") && response.status() >= 400) {
                seen.add("refused: " + response.status() + " " + response.url());
            }
        });
        context.onPage(page -> {
            page.onFrameNavigated(frame -> {
                if (!own(frame.url())) {
                    seen.add("went elsewhere: " + frame.url());
                }
            });
            page.onDownload(download -> seen.add("a download: " + download.url()));
        });
    }

    private boolean own(String url) {
        return url.startsWith(home + "/") || url.equals("about:blank") || url.equals("about:srcdoc");
    }

    /** The names of the frames in which a script ran. */
    Set<String> frames() {
        return ran;
    }

    List<String> seen() {
        return List.copyOf(seen);
    }

    void forget() {
        seen.clear();
        ran.clear();
    }

    /** Waits until the page has told of everything it did so far, then expects nothing. */
    void nothing(Page page, String where) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        assertThat(seen).as(where).isEmpty();
    }
}
