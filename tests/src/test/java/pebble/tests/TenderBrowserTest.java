package pebble.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pebble.tender.Papers;

/** A manager reads what a tender says, goes to the place of each fact, corrects, ticks off, and sees what a corrigendum changed; a reader changes nothing. */
class TenderBrowserTest {
    private static final String NOTICE = """
            NOTICE INVITING TENDER
            Tender No: PCL/LIME/2030/7
            Title: Supply of lime
            EMD: Rs. 75,000
            Bid Due Date: 25-11-2030 15:00
            Earnest money is to be paid online. Technical bid and price bid are opened together.
            """;

    private static final String CORRIGENDUM = """
            CORRIGENDUM
            Tender No: PCL/LIME/2030/7
            Due date extended to: 05-12-2030 16:00
            All other terms of the tender stay as they are. The date shall be read as given here.
            """;

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
    void a_fact_shows_its_place_on_the_page() throws Exception {
        String id =
                cast.bring("rcf.pdf", Papers.named("undertaking turned by 0").pdf());
        Locator tender = open(asha, id);

        press(tender, "Central Stores, RCF Trombay, Mumbai 400074");

        Locator mark = asha.page().locator("[data-place='delivery_place']");
        assertThat(mark).isInViewport();
        Locator word = asha.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Page 1"))
                .locator("[data-layer] span", new Locator.LocatorOptions().setHasText(Pattern.compile("^Trombay,$")))
                .first();
        BoundingBox marked = mark.boundingBox();
        BoundingBox written = word.boundingBox();
        Assertions.assertThat(written.x).isBetween(marked.x - 1, marked.x + marked.width);
        Assertions.assertThat(written.y + written.height / 2).isBetween(marked.y, marked.y + marked.height);

        press(tender, "Purchase orders in proof of experience.");
        assertThat(asha.page().locator("[data-place='documents_required.3']")).isInViewport();
        looks.at(asha, "tender-place");
    }

    @Test
    void a_fact_is_corrected_where_it_stands_and_taken_back() throws Exception {
        String id = cast.bring("nit-edit.txt", NOTICE.replace("/7", "/8"));
        Locator tender = open(asha, id);

        tender.getByRole(AriaRole.BUTTON, named("Change: Deposit (EMD)")).click();
        Locator field = asha.page().getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Deposit (EMD)"));
        assertThat(field).hasValue("INR 75000");
        field.fill("much");
        asha.page().keyboard().press("Enter");
        assertThat(tender).containsText("It must be a sum, such as Rs. 1,50,000 or EUR 2000.");
        field.fill("Rs. 1,50,000");
        looks.at(asha, "tender-edit");
        field.press("Enter");

        assertThat(tender.getByRole(AriaRole.BUTTON, named("INR 1,50,000"))).isVisible();
        asha.button("Undo").click();
        assertThat(tender.getByRole(AriaRole.BUTTON, named("INR 75,000"))).isVisible();
    }

    @Test
    void papers_are_ticked_off_and_others_see_it() throws Exception {
        String id = cast.bring(
                "rcf-list.pdf", Papers.named("undertaking turned by 90").pdf());
        Locator hers = open(vera, id);
        Locator tender = open(asha, id);

        tender.getByRole(AriaRole.CHECKBOX, named("Ready: Copy of PAN and GST registration certificate."))
                .click();

        assertThat(tender).containsText("1 of 3 ready");
        assertThat(hers).containsText("1 of 3 ready");
        assertThat(hers.getByRole(AriaRole.CHECKBOX).first()).isDisabled();
        assertThat(hers.getByRole(AriaRole.BUTTON, named("Change: Deadline"))).hasAttribute("aria-disabled", "true");
    }

    @Test
    void a_corrigendum_shows_what_it_changed_and_the_later_deadline_holds() throws Exception {
        String notice = cast.bring("nit.txt", NOTICE);
        cast.bring("corrigendum.txt", CORRIGENDUM);
        Locator tender = open(asha, notice);

        Locator corrigenda = tender.getByRole(AriaRole.GROUP, named("Corrigenda"));
        assertThat(corrigenda.locator("del")).hasText("25 Nov 2030, 15:00 IST");
        assertThat(corrigenda.locator("ins")).hasText("5 Dec 2030, 16:00 IST");
        assertThat(tender.locator("strong")).hasText("5 Dec 2030, 16:00 IST");
        assertThat(tender).containsText("days left");
        looks.at(asha, "tender-corrigendum");
        corrigenda.getByRole(AriaRole.LINK, named("corrigendum.txt")).click();

        assertThat(part(asha)).containsText("This corrigendum");
    }

    private static Locator open(BoardBrowserWindow window, String id) {
        window.page().navigate("/documents/" + id);
        assertThat(part(window)).isVisible();
        return part(window);
    }

    private static Locator part(BoardBrowserWindow window) {
        return window.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("What the tender says"));
    }

    private static void press(Locator tender, String fact) {
        tender.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(fact).setExact(true))
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
