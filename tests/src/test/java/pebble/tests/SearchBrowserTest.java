package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A manager finds what she looks for from anywhere, reads it beside all else that was found, and meets papers where her customers sent them. */
class SearchBrowserTest {
    @TempDir
    static Path folder;

    @RegisterExtension
    static final BrowserStage stage = new BrowserStage();

    private static SearchBrowserCast cast;
    private static BoardBrowserWindow mira;
    private static String card;

    private final BrowserLooks looks = stage.looks();

    @BeforeAll
    static void mira_signs_in() throws Exception {
        cast = new SearchBrowserCast(stage.product(), folder);
        card = cast.mailWithPaper("Best rate for IPA drums", "IPA specification.pdf");
        cast.bring(
                "IPA price list.txt", "Price list\n\nIPA 99.9% in drums of 160 kg: best rate Rs 96 a kg ex Bhiwandi.");
        cast.finds("best rate", 3);
        cast.finds("coromandel", 2);
        mira = stage.signIn(SearchBrowserCast.MIRA, SearchBrowserCast.PASSWORD);
    }

    @Test
    void everything_is_found_from_any_screen_and_the_focus_comes_back() throws IOException {
        mira.toTheBoard();
        mira.button("Search and commands").focus();
        mira.press("Control+k");
        looks.at(mira, "palette-empty");
        box().fill("best rate ip");
        assertThat(option("Best rate for IPA drums").first()).isVisible();
        assertThat(option("IPA price list.txt")).isVisible();
        looks.at(mira, "palette-found");
        mira.press("Escape");
        assertThat(mira.button("Search and commands")).isFocused();

        mira.press("Control+k");
        box().fill("ipa price");
        assertThat(option("IPA price list.txt")).isVisible();
        assertThat(box()).hasAttribute("aria-activedescendant", Pattern.compile("search$"));
        mira.press("ArrowDown");
        assertThat(option("IPA price list.txt")).hasAttribute("aria-selected", "true");
        mira.press("Enter");
        assertThat(mira.page()).hasURL(Pattern.compile("/documents/doc_"));
        assertThat(box()).isHidden();

        mira.press("Control+k");
        assertThat(mira.page().getByRole(AriaRole.OPTION, named("ipa price"))).isVisible();
        box().fill("go to mess");
        assertThat(option("Messages").first()).hasAttribute("aria-selected", "true");
        mira.press("Enter");
        assertThat(mira.page()).hasURL(Pattern.compile("/messages"));
    }

    @Test
    void what_was_found_is_opened_beside_it_one_after_the_other() throws IOException {
        mira.page().navigate("/search");
        looks.at(mira, "search-start");
        assertThat(field()).isFocused();
        mira.page().keyboard().type("best rate");
        assertThat(hit("Best rate for IPA drums").first()).isVisible();
        assertThat(mira.page()).hasURL(Pattern.compile("q=best\\+rate|q=best%20rate"));
        assertThat(found().locator("mark").first()).isVisible();
        looks.at(mira, "search-all");
        looks.at(mira, "search-all", ColorScheme.LIGHT, 3840);

        tab("Documents").click();
        hit("IPA price list.txt").click();
        assertThat(mira.page().getByRole(AriaRole.COMPLEMENTARY, named("Document: IPA price list.txt")))
                .isFocused();
        looks.at(mira, "search-document");
        mira.press("Escape");
        assertThat(hit("IPA price list.txt")).isFocused();

        tab("Messages").click();
        hit("Best rate for IPA drums").first().click();
        assertThat(mira.page().getByRole(AriaRole.ARTICLE, named("Message: Best rate for IPA drums")))
                .isVisible();
        looks.at(mira, "search-message");
        mira.page().goBack();

        tab("Cards").click();
        hit("Best rate for IPA drums").click();
        assertThat(mira.drawer()).isFocused();
        Assertions.assertThat(mira.page().url()).contains("/search/cards/" + card);
        looks.at(mira, "search-card");
        mira.press("Escape");
        assertThat(hit("Best rate for IPA drums")).isFocused();
    }

    @Test
    void a_company_is_found_with_what_names_it() throws IOException {
        mira.page().navigate("/search?q=coromandel&type=company");
        hit("Coromandel Paints").click();
        Locator company = mira.page().getByRole(AriaRole.COMPLEMENTARY, named("Company: Coromandel Paints"));
        assertThat(company).containsText("coromandel.example");
        looks.at(mira, "search-company");
    }

    @Test
    void who_comes_back_finds_the_list_as_it_was() {
        mira.page().navigate("/search?q=re&type=message");
        Locator rows = found().getByRole(AriaRole.LINK);
        assertThat(rows.nth(25)).isAttached();
        rows.nth(25).scrollIntoViewIfNeeded();
        Number before = (Number) rows.nth(25).evaluate("row => row.closest('[aria-busy]').scrollTop");
        Assertions.assertThat(before.intValue()).isPositive();

        rows.nth(25).focus();
        mira.press("g");
        mira.press("m");
        assertThat(mira.page()).hasURL(Pattern.compile("/messages"));
        mira.page().goBack();

        assertThat(rows.nth(25)).isAttached();
        mira.page()
                .waitForCondition(
                        () -> ((Number) rows.nth(25).evaluate("row => row.closest('[aria-busy]').scrollTop")).intValue()
                                == before.intValue());
    }

    @Test
    void nothing_found_and_a_search_that_fails_are_told_with_what_to_do() throws IOException {
        mira.page().navigate("/search?q=zzyzx4711&stream=sales");
        assertThat(mira.page().getByText("Nothing answers to “zzyzx4711”")).isVisible();
        looks.at(mira, "search-nothing");

        mira.page()
                .route(
                        "**/api/v1/search",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(500)
                                .setContentType("application/json")
                                .setBody("{\"error\":{\"code\":\"INTERNAL\",\"message\":\"\",\"details\":{}}}")));
        mira.page().navigate("/search?q=rate");
        assertThat(mira.page().getByText("Search does not answer")).isVisible();
        looks.at(mira, "search-failed");
        mira.page().unroute("**/api/v1/search");
        mira.button("Try again").click();
        assertThat(hit("Best rate for IPA drums").first()).isVisible();
    }

    @Test
    void a_paper_is_met_on_its_card_and_leads_back_to_it() throws IOException {
        mira.page().navigate("/cards/" + card);
        Locator papers = mira.drawer().getByRole(AriaRole.REGION, within("Documents"));
        assertThat(papers).containsText("IPA specification.pdf");
        papers.scrollIntoViewIfNeeded();
        looks.at(mira, "card-documents");
        mira.drawer()
                .getByRole(AriaRole.LIST, within("Attachments"))
                .getByRole(AriaRole.LINK, within("IPA specification.pdf"))
                .first()
                .click();

        Locator about = mira.page().getByRole(AriaRole.REGION, named("About the document"));
        assertThat(about).containsText("from Rahul Mehta");
        looks.at(mira, "document-of-mail");
        about.getByRole(AriaRole.LINK, within("Best rate for IPA drums")).click();
        assertThat(mira.page()).hasURL(Pattern.compile("/boards/\\w+/cards/" + card));
    }

    @Test
    void on_a_phone_the_palette_is_the_whole_screen_and_all_that_was_found_is_reached() {
        mira.page().setViewportSize(390, 844);
        try {
            mira.page().navigate("/documents");
            assertThat(mira.button("Search and commands")).isVisible();
            mira.press("Control+k");
            box().fill("re");
            Locator palette = mira.page().getByRole(AriaRole.DIALOG);
            Locator options = palette.getByRole(AriaRole.OPTION);
            assertThat(options.nth(8)).isAttached();
            Assertions.assertThat(palette.boundingBox().width).isEqualTo(390);
            Assertions.assertThat(palette.boundingBox().height).isEqualTo(844);
            Browsers.keep(mira.page(), "palette-phone-top");

            options.last().scrollIntoViewIfNeeded();

            assertThat(options.last()).isInViewport();
            assertThat(palette.getByRole(AriaRole.GROUP)
                            .last()
                            .getByRole(AriaRole.PRESENTATION)
                            .first())
                    .isInViewport();
            Browsers.keep(mira.page(), "palette-phone-end");
            mira.button("Cancel").click();
            assertThat(palette).hasCount(0);
        } finally {
            mira.page().setViewportSize(1440, 900);
        }
    }

    @Test
    void what_only_means_the_same_says_so() throws IOException {
        String question = "When will our shipment be delivered";
        cast.bring(
                "on the way.txt",
                "The truck with the goods left the warehouse on Tuesday and arrives at your plant on Friday.");
        cast.findsByMeaning(question);
        mira.page().navigate("/search?type=document&q=" + question.replace(' ', '+'));
        assertThat(found().getByText("by meaning").first()).isVisible();
        looks.at(mira, "search-by-meaning");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions within(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator box() {
        return mira.page()
                .getByRole(
                        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Search everything")));
    }

    private static Locator option(String name) {
        return mira.page().getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator field() {
        return mira.page().getByRole(AriaRole.SEARCHBOX, named("Search everything"));
    }

    private static Locator found() {
        return mira.page().getByRole(AriaRole.REGION, named("What was found"));
    }

    private static Locator hit(String title) {
        return found().getByRole(AriaRole.LINK, within(title));
    }

    private static Locator tab(String type) {
        return mira.page()
                .getByRole(AriaRole.NAVIGATION, named("What is looked for"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + type)));
    }
}
