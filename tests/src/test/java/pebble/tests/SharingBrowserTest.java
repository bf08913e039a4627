package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pebble.shared.SharedData;

/** A manager puts papers beside cards and companies, prints separator sheets, has tried again what was given up, and sees her papers before she opens them. */
class SharingBrowserTest {
    private static final List<String> PAPERS = List.of(
            "paperless/simple.pdf",
            "paperless/simple.png",
            "paperless/simple.tiff",
            "sismics/apollo_portrait.jpg",
            "sismics/document.docx",
            "sismics/document.xlsx",
            "sismics/document.csv",
            "tika/testPDF_twoAuthors.pdf",
            "tika/testPDF_protected.pdf",
            "tika/testPDFVarious.pdf",
            "tika/testPPT_various.pptx");

    @TempDir
    static Path folder;

    private static Product product;
    private static Browsers browsers;
    private static SearchBrowserCast cast;
    private static BrowserFaults faults;
    private static BoardBrowserWindow mira;
    private static String card;
    private static String list;

    private final BrowserLooks looks = new BrowserLooks();

    @BeforeAll
    static void mira_signs_in() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(15_000);
        product = Product.start(folder.resolve("sharing"), Product.counted()).ready();
        cast = new SearchBrowserCast(product, folder);
        card = cast.mailWithPaper("Best rate for IPA drums", "IPA specification.pdf");
        list = cast.bring(
                "IPA price list.txt", "Price list\n\nIPA 99.9% in drums of 160 kg: best rate Rs 96 a kg ex Bhiwandi.");
        cast.finds("best rate", 3);
        cast.finds("coromandel", 2);
        browsers = new Browsers();
        var miras = browsers.open(product, 1440, 900);
        faults = new BrowserFaults(miras);
        mira = new BoardBrowserWindow(miras);
        mira.signIn(SearchBrowserCast.MIRA, SearchBrowserCast.PASSWORD);
    }

    @AfterAll
    static void all_is_closed() throws Exception {
        browsers.close();
        product.close();
    }

    @AfterEach
    void nothing_failed_unseen() {
        Assertions.assertThat(faults.found()).isEmpty();
        Assertions.assertThat(looks.found()).isEqualTo(Collections.emptyList());
    }

    @Test
    void a_document_is_shared_with_a_card_and_a_company_which_then_show_it() throws IOException {
        mira.page().navigate("/documents/" + list);
        Locator about = region("About the document");
        about.getByRole(AriaRole.BUTTON, within("Share")).click();
        mira.page().getByRole(AriaRole.COMBOBOX, named("Share it with")).fill("best rate");
        looks.at(mira, "share-picker");
        mira.pick("Best rate for IPA drums");
        Locator shared = about.getByRole(AriaRole.LIST, within("Shared with"));
        assertThat(shared).containsText("Card, by Mira Kapoor");
        about.getByRole(AriaRole.BUTTON, within("Share")).first().press("Enter");
        mira.page().getByRole(AriaRole.COMBOBOX, named("Share it with")).fill("coromandel p");
        // Enter is faster than the answer, and means it all the same.
        mira.press("Enter");
        assertThat(shared).containsText("Coromandel Paints");
        shared.scrollIntoViewIfNeeded();
        looks.at(mira, "document-shared");

        shared.getByRole(AriaRole.LINK, within("Best rate for IPA drums")).click();
        Locator papers = mira.drawer().getByRole(AriaRole.REGION, within("Documents"));
        assertThat(papers).containsText("Shared by you");
        assertThat(papers).containsText("IPA specification.pdf");
        papers.scrollIntoViewIfNeeded();
        looks.at(mira, "card-shared");

        papers.getByRole(AriaRole.BUTTON, within("No longer share with this card"))
                .click();
        mira.hears("is no longer shared with the card");
        assertThat(papers).not().containsText("Shared by you");
        mira.undo("is no longer shared with the card");
        assertThat(papers).containsText("Shared by you");

        mira.page().navigate("/search?q=coromandel&type=company");
        region("What was found")
                .getByRole(AriaRole.LINK, within("Coromandel Paints"))
                .click();
        Locator company = mira.page().getByRole(AriaRole.COMPLEMENTARY, named("Company: Coromandel Paints"));
        assertThat(company).containsText("Shared by you");
        looks.at(mira, "company-shared");
    }

    @Test
    void a_document_is_found_from_the_card_and_put_there() throws IOException {
        cast.bring("Drum drawing.txt", "Drawing of the drum, with its valve and its weight when it is empty.");
        cast.finds("drawing of the drum", 1);
        mira.page().navigate("/cards/" + card);
        Locator papers = mira.drawer().getByRole(AriaRole.REGION, within("Documents"));
        papers.getByRole(AriaRole.BUTTON, within("Add document")).click();
        mira.page()
                .getByRole(AriaRole.COMBOBOX, named("Share a document with this card"))
                .fill("weight when empty");
        assertThat(mira.page().getByRole(AriaRole.OPTION, starting("Drum drawing.txt")))
                .isVisible();
        looks.at(mira, "card-add-document");
        mira.pick("Drum drawing.txt");

        mira.hears("“Drum drawing.txt” is shared with the card");
        assertThat(papers).containsText("Drum drawing.txt");
        mira.undo("“Drum drawing.txt” is shared with the card");
        assertThat(papers).not().containsText("Drum drawing.txt");
    }

    @Test
    void the_list_shows_papers_before_they_are_opened_and_nothing_moves_when_they_come() throws Exception {
        for (int n = 1; n <= 100; n++) {
            cast.bring("letter " + n + ".txt", "Letter " + n + ", of which nothing else is to be said.");
        }
        for (String paper : PAPERS) {
            Path file = SharedData.path("docs/" + paper);
            cast.bring(file.getFileName().toString(), Files.readAllBytes(file));
        }
        cast.isIdle();
        mira.page().navigate("/documents");
        Locator rows = region("Documents").getByRole(AriaRole.LINK);
        assertThat(rows.first()).isVisible();
        double before = rows.nth(8).boundingBox().y;
        Locator pictures = region("Documents").locator("img");
        mira.page().waitForCondition(() -> (Boolean) pictures.evaluateAll(
                "all => all.length >= 5 && all.every(one => one.complete && one.naturalWidth > 0)"));
        Assertions.assertThat(rows.nth(8).boundingBox().y).isEqualTo(before);
        looks.at(mira, "documents-thumbnails");

        Assertions.assertThat(rows.count()).isLessThan(60);
        mira.page().mouse().move(600, 500);
        Locator oldest = rows.filter(new Locator.FilterOptions().setHasText("letter 1.txt"));
        mira.page().waitForCondition(() -> {
            mira.page().mouse().wheel(0, 1_500);
            return oldest.isVisible();
        });
    }

    @Test
    void separator_sheets_are_opened_as_a_pdf() throws IOException {
        mira.page().navigate("/documents");
        mira.button("Print separator sheets").click();
        mira.page().getByRole(AriaRole.RADIO, starting("Give archive numbers")).check();
        mira.page().getByRole(AriaRole.TEXTBOX, named("Sheets")).fill("3");
        mira.page().getByRole(AriaRole.TEXTBOX, named("First archive number")).fill("98");
        assertThat(mira.page().getByText("ASN00098 to ASN00100")).isVisible();
        looks.at(mira, "separators");
        Locator open = mira.page().getByRole(AriaRole.LINK, named("Open 3 sheets"));

        APIResponse pdf = mira.browser().request().get(open.getAttribute("href"));

        Assertions.assertThat(pdf.status()).isEqualTo(200);
        Assertions.assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
        Assertions.assertThat(pdf.headers().get("content-disposition")).startsWith("inline");
        Assertions.assertThat(new String(pdf.body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        mira.press("Escape");
        assertThat(mira.button("Print separator sheets")).isFocused();
    }

    @Test
    void what_was_given_up_says_why_and_is_tried_again() throws Exception {
        String first = cast.bring("given up.txt", "A letter whose meaning was not to be had.");
        String second = cast.bring("given up too.txt", "Another letter whose meaning was not to be had.");
        cast.isIdle();
        cast.givesUp(first, "language", "The model did not answer for two minutes.");
        cast.givesUp(second, "language", "The model did not answer for two minutes.");
        mira.page().navigate("/documents/" + first);
        Locator steps = mira.page().getByRole(AriaRole.LIST, named("Steps"));
        assertThat(steps).containsText("The model did not answer for two minutes.");
        steps.getByRole(AriaRole.BUTTON, within("Try again")).scrollIntoViewIfNeeded();
        looks.at(mira, "document-given-up");
        steps.getByRole(AriaRole.BUTTON, within("Try again")).click();
        mira.hears("“Language” is tried again.");
        assertThat(steps.getByRole(AriaRole.BUTTON, within("Try again"))).hasCount(0);
        cast.isReady(first);

        mira.page().navigate("/settings?section=work");
        Locator work = region("Work given up");
        assertThat(work).containsText("given up too.txt");
        looks.at(mira, "work-given-up");
        work.getByRole(AriaRole.BUTTON, within("Try again: Language of given up too.txt"))
                .click();
        assertThat(work).containsText("Nothing is given up");
        cast.isReady(second);
    }

    private static Locator region(String name) {
        return mira.page().getByRole(AriaRole.REGION, named(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions starting(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
