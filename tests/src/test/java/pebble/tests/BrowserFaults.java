package pebble.tests;

import com.microsoft.playwright.BrowserContext;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong in a browser without anybody seeing it: scripts that fail, and what the page complains of in the console. */
final class BrowserFaults {
    private final List<String> found = new ArrayList<>();

    BrowserFaults(BrowserContext context) {
        context.onWebError(error -> found.add("a script failed: " + error.error()));
        context.onConsoleMessage(message -> {
            // The browser itself notes every refusal of the server; the screens are expected to tell of them.
            boolean refusal = message.text().startsWith("Failed to load resource");
            if (message.type().equals("error") && !refusal) {
                found.add("the console says: " + message.text());
            }
        });
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
