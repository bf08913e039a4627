package pebble.tests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Chromium of this machine; each of its contexts is a browser of its own, as another person's would be. */
public final class Browsers implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of(
            System.getProperty("chromium", ""),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    public Browsers() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--headless=new",
                                "--disable-gpu",
                                // A process for each frame of a mail takes longer than what is looked at in it.
                                "--disable-site-isolation-trials",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    private static Path program() {
        return Stream.of(PROGRAMS.toArray(String[]::new))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
    }

    /** A browser that nobody has signed in with. */
    public BrowserContext open(Product product, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(product.address())
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB")
                .setTimezoneId("Asia/Kolkata"));
        context.setDefaultTimeout(20_000);
        return context;
    }

    /** Signs in past the login page, as a returning person's cookie does. */
    public static void signIn(BrowserContext context, String email, String password) {
        var answer = context.request()
                .post(
                        "/api/v1/auth/login",
                        RequestOptions.create().setData(Map.of("email", email, "password", password)));
        if (!answer.ok()) {
            throw new IllegalStateException("signing in answered " + answer.status() + ": " + answer.text());
        }
    }

    /** Keeps what a page looks like, for people to look at. */
    static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Product.home().resolve("tests/target/screenshots").resolve(name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
