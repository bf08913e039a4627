package pebble.tests;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/** A running product and people in front of it, each with a browser, for the tests of one class; after each of them nothing may have failed unseen. */
final class BrowserStage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final List<BrowserFaults> faults = new ArrayList<>();
    private BrowserLooks looks = new BrowserLooks();
    private Path folder;
    private Product product;
    private Browsers browsers;

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        folder = Files.createTempDirectory("pebble-stage");
        product = Product.start(folder.resolve("data"), Product.counted()).ready();
        browsers = new Browsers();
    }

    Product product() {
        return product;
    }

    Browsers browsers() {
        return browsers;
    }

    /** Another person, who signs in by hand. */
    BoardBrowserWindow signIn(String email, String password) {
        var browser = browsers.open(product, 1440, 900);
        faults.add(new BrowserFaults(browser));
        BoardBrowserWindow window = new BoardBrowserWindow(browser);
        window.signIn(email, password);
        return window;
    }

    /** Those of the test that runs. */
    BrowserLooks looks() {
        return looks;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        List<String> looked = looks.found();
        looks = new BrowserLooks();
        Assertions.assertThat(faults).flatExtracting(BrowserFaults::found).isEmpty();
        Assertions.assertThat(looked).isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException, InterruptedException {
        browsers.close();
        product.close();
        FileSystemUtils.deleteRecursively(folder);
    }
}
