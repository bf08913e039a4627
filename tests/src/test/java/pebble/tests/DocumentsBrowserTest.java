package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A manager brings papers, reads them, finds words in them, compares and sorts them by single keys; another person reads and changes nothing. */
class DocumentsBrowserTest {
    private static final String SHEET =
            "Isopropyl alcohol is kept in drums of 160 kg at Bhiwandi, away from heat and light, and is shipped within"
                    + " two days of an order. Its assay is tested for every lot by the quality laboratory before the lot is released. ";

    @TempDir
    static Path folder;

    @RegisterExtension
    static final BrowserStage stage = new BrowserStage();

    private static DocumentsBrowserCast cast;
    private static BoardBrowserWindow asha;
    private static BoardBrowserWindow vera;

    private final BrowserLooks looks = stage.looks();

    @BeforeAll
    static void two_people_sign_in() throws Exception {
        cast = new DocumentsBrowserCast(stage.product());
        asha = stage.signIn(DocumentsBrowserCast.ASHA, DocumentsBrowserCast.PASSWORD);
        vera = stage.signIn(DocumentsBrowserCast.VERA, DocumentsBrowserCast.PASSWORD);
    }

    @Test
    void files_are_brought_many_at_once_and_others_see_them_come() throws Exception {
        cast.bring("held.txt", "A letter that is held already.");
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(files.resolve("new.txt"), "A letter that nobody has seen.");
        Files.writeString(files.resolve("held again.txt"), "A letter that is held already.");
        Files.writeString(files.resolve("run.exe"), "MZ");
        zip(files.resolve("all.zip"), Map.of("in/packed.txt", "A letter in an archive.", "setup.exe", "MZ"));
        vera.page().navigate("/documents");
        assertThat(row(vera, "held.txt")).isVisible();

        asha.page().navigate("/documents");
        assertThat(row(asha, "held.txt")).isVisible();
        asha.page().getByLabel("Files to bring").setInputFiles(new Path[] {
            files.resolve("new.txt"),
            files.resolve("held again.txt"),
            files.resolve("run.exe"),
            files.resolve("all.zip")
        });
        asha.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Legal entity"))
                .click();
        asha.page().getByRole(AriaRole.OPTION).first().click();
        asha.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Tags"))
                .fill("brought");
        asha.page().keyboard().press("Enter");
        looks.at(asha, "documents-bring");
        asha.button("Bring 4 files").click();

        Locator tray = part(asha, "Files on their way");
        assertThat(tray).containsText("4 files sent, 2 not kept");
        assertThat(tray).containsText("1 new document, 1 not kept");
        assertThat(tray).containsText("Held already: open held.txt");
        assertThat(row(vera, "packed.txt")).isVisible();
        assertThat(row(vera, "new.txt")).containsText("brought");
        assertThat(row(vera, "new.txt")).containsText("Ready");
        looks.at(asha, "documents-list");
        tray.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(tray).hasCount(0);
    }

    @Test
    void a_document_is_read_page_by_page_searched_and_copied() throws Exception {
        String id = cast.bringPdf("toolkit.pdf");
        open(asha, id, "toolkit.pdf");
        Locator page = asha.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Page 1"));
        assertThat(page.getByText("metadata")).isAttached();
        Locator drawn = page.locator("img");
        asha.page().waitForCondition(() -> (Boolean) drawn.evaluate("one => one.complete && one.naturalWidth > 400"));

        asha.page().keyboard().press("/");
        asha.page().keyboard().type("tika");
        assertThat(asha.page().getByText("1 of 10")).isVisible();
        asha.page().keyboard().press("Enter");
        assertThat(asha.page().getByText("2 of 10")).isVisible();
        assertThat(page.locator("mark")).hasCount(10);
        looks.at(asha, "document-found");
        asha.page().keyboard().press("Escape");

        // From a word of one line to a word of a later one.
        Object copied = page.locator("[data-layer]").evaluate("""
                layer => new Promise(heard => {
                    const words = [...layer.children];
                    const from = words.findIndex(one => one.textContent === 'toolkit');
                    getSelection().setBaseAndExtent(words[from].firstChild, 0, words[from + 3].firstChild, 3);
                    document.addEventListener('copy', copy => heard(copy.clipboardData.getData('text/plain')), { once: true });
                    document.execCommand('copy');
                })
                """);
        Assertions.assertThat(copied).isEqualTo("toolkit for detecting and");
        asha.page().keyboard().press("+");
        assertThat(asha.page()
                        .getByText("100 %", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
    }

    @Test
    void what_is_nearly_the_same_is_compared_and_a_person_says_what_it_is() throws Exception {
        String first = cast.bring("sheet.txt", SHEET.repeat(6) + "Water at most 0.1 percent.");
        cast.bring("sheet of May.txt", SHEET.repeat(6) + "Water at most 0.2 percent.");
        open(asha, first, "sheet.txt");

        Locator about = part(asha, "About the document");
        about.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("sheet of May.txt"))
                .click();
        Locator comparison = part(asha, "Comparison");
        assertThat(comparison).containsText("1 place where they differ");
        assertThat(comparison.locator("del").last()).hasText("0.1");
        assertThat(comparison.locator("ins").last()).hasText("0.2");
        looks.at(asha, "document-compared");
        asha.button("A new version").click();

        asha.hears("One counts as a new version of the other.");
        asha.page().keyboard().press("Escape");
        assertThat(comparison).hasCount(0);
        assertThat(about).containsText("Other version");
    }

    @Test
    void what_pebble_is_unsure_of_is_sorted_by_single_keys() throws Exception {
        String first =
                cast.bring("priced rate.txt", "Quotation\n\nInvoice to follow. Kindly find our best rate for drums.\n");
        String second = cast.bring(
                "priced second.txt", "Quotation\n\nInvoice to follow. Kindly find our best rate for tankers.\n");
        cast.sees(first, "status", "review");
        cast.sees(second, "status", "review");
        asha.page().navigate("/documents?tab=review&q=priced");
        asha.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review one by one"))
                .click();
        assertThat(document(asha, "priced second.txt")).isVisible();
        assertThat(asha.page().getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Review")))
                .containsText("Is this: Quotation (Sales)?");
        looks.at(asha, "document-review");

        document(asha, "priced second.txt").focus();
        asha.page().keyboard().press("y");
        assertThat(document(asha, "priced rate.txt")).isVisible();
        cast.sees(second, "status", "ready");
        asha.page().keyboard().press("n");
        asha.page()
                .getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("What is it?"))
                .fill("price");
        asha.page().keyboard().press("Enter");

        cast.sees(first, "doc_type", "price_list");
        asha.hears("That was the last one to review here.");
    }

    @Test
    void what_is_thrown_away_comes_back() throws Exception {
        String id = cast.bring("waste.txt", "Nobody needs this letter, it seems.");
        open(asha, id, "waste.txt");
        asha.page().keyboard().press("Delete");
        asha.hears("“waste.txt” lies in the trash.");
        Assertions.assertThat(cast.isThere(id)).isFalse();

        asha.page().navigate("/documents?tab=trash");
        asha.button("Restore waste.txt").click();

        asha.hears("“waste.txt” is back.");
        Assertions.assertThat(cast.isThere(id)).isTrue();
    }

    @Test
    void who_only_reads_changes_nothing() throws Exception {
        String id =
                cast.bring("to read.txt", "Quotation\n\nInvoice to follow. Kindly find our best rate for litres.\n");
        cast.sees(id, "status", "review");
        open(vera, id, "to read.txt");
        int version = cast.document(id).get("version").asInt();

        for (String key : new String[] {"y", "n", "Delete", "t"}) {
            vera.page().keyboard().press(key);
        }

        assertThat(vera.page().getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Type")))
                .isDisabled();
        assertThat(vera.button("Bring documents")).hasAttribute("aria-disabled", "true");
        looks.at(vera, "document-viewer");
        Assertions.assertThat(cast.document(id).get("version").asInt()).isEqualTo(version);
    }

    private static void open(BoardBrowserWindow window, String id, String name) {
        window.page().navigate("/documents/" + id);
        assertThat(document(window, name)).isFocused();
    }

    private static Locator document(BoardBrowserWindow window, String name) {
        return window.page()
                .getByRole(
                        AriaRole.COMPLEMENTARY,
                        new Page.GetByRoleOptions().setName("Document: " + name).setExact(true));
    }

    private static Locator part(BoardBrowserWindow window, String name) {
        return window.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(BoardBrowserWindow window, String name) {
        return part(window, "Documents")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name.replace(".", "\\."))));
    }

    private static void zip(Path file, Map<String, String> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
