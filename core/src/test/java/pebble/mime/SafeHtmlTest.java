package pebble.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import pebble.shared.SharedData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SafeHtmlTest {
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final Set<String> ACTIVE = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "textarea",
            "select",
            "link",
            "base",
            "svg",
            "math",
            "template",
            "noscript",
            "audio",
            "video",
            "source",
            "portal",
            "slot");

    @Test
    void no_payload_of_dompurify_survives() {
        int payloads = 0;
        for (JsonNode row : new ObjectMapper().readTree(SharedData.path("security/dompurify/expect.json"))) {
            payloads++;
            assertInert(row.get("payload").asString());
        }
        System.out.println("FIGURE dompurify payloads made inert: " + payloads);
    }

    @Test
    void no_payload_of_the_xss_lists_survives() throws IOException {
        int payloads = 0;
        for (Path list : xssLists()) {
            for (String payload :
                    Files.readString(list, StandardCharsets.ISO_8859_1).lines().toList()) {
                payloads++;
                assertInert(payload);
                assertInert("<div title=\"" + payload + "\">x</div>");
                assertInert(
                        "<a href=\"" + payload + "\">x</a><img src='" + payload + "'><p style=\"" + payload + "\">");
                assertInert(textOnly(payload));
            }
        }
        System.out.println("FIGURE XSS payloads made inert, each in four places: " + payloads);
    }

    @Test
    void every_shared_mail_becomes_an_inert_document() {
        for (Path file : Corpus.files("")) {
            byte[] raw = Corpus.bytes(file);
            Mail mail = MailReader.read(raw);
            assertInert(SafeHtml.document(mail, raw, false), file.toString());
        }
    }

    @Test
    void links_open_outside_and_tell_nothing() {
        Document shown = shown(
                "<a href='https://example.com/a?b=1&c=2'>x</a><a href='/local'>y</a><a href='java\nscript:x'>z</a>");

        Element link = shown.selectFirst("a[href]");
        assertThat(shown.select("a[href]")).hasSize(1);
        assertThat(link.attr("href")).isEqualTo("https://example.com/a?b=1&c=2");
        assertThat(link.attr("target")).isEqualTo("_blank");
        assertThat(link.attr("rel").split(" ")).contains("noopener", "noreferrer", "nofollow");
        assertThat(shown.text()).contains("x", "y", "z");
    }

    @Test
    void remote_images_wait_until_they_are_asked_for() {
        byte[] raw = mail(
                "<img src='https://t.example/p.png' alt='Logo'><img src='http://t.example/1.gif' width=1 height=1>");
        Mail mail = MailReader.read(raw);

        Document blocked = Jsoup.parse(SafeHtml.document(mail, raw, false));
        Document allowed = Jsoup.parse(SafeHtml.document(mail, raw, true));

        assertThat(SafeHtml.remoteImages(mail)).isEqualTo(2);
        assertThat(blocked.select("img")).isEmpty();
        assertThat(blocked.text()).contains("2 remote images are not shown.", "Logo");
        assertThat(allowed.select("img")).hasSize(2);
        assertThat(SafeHtml.csp(false)).contains("img-src data:;").contains("sandbox");
        assertThat(SafeHtml.csp(true)).contains("img-src data: https: http:;");
    }

    @Test
    void pictures_of_the_mail_itself_are_shown_when_their_bytes_are_pictures() {
        String html = "<img src='cid:pic@x'><img src='cid:fake@x' alt='fake'>";
        String raw =
                "Subject: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" + html
                        + "\n--b\nContent-Type: application/octet-stream\nContent-ID: <pic@x>\nContent-Transfer-Encoding: base64\n\n"
                        + Base64.getEncoder().encodeToString(PIXEL)
                        + "\n--b\nContent-Type: image/png\nContent-ID: <fake@x>\n\n<svg onload=alert(1)>\n--b--\n";

        Document shown = document(raw.getBytes(StandardCharsets.UTF_8));

        assertThat(shown.select("img"))
                .singleElement()
                .satisfies(i -> assertThat(i.attr("src")).startsWith("data:image/png;base64,"));
        assertThat(shown.text()).contains("fake");
    }

    @Test
    void styles_cannot_load_or_cover_anything() {
        Document shown = shown(
                "<style>body{background:url(http://t)}</style><p style=\"position:fixed;top:0;background:url('http://t');color:red\">x</p>");

        assertThat(shown.select("p").attr("style")).isEqualToIgnoringWhitespace("color:red");
        assertThat(shown.select("style")).hasSize(1);
        assertThat(shown.html()).doesNotContain("http://t");
    }

    @Test
    void tables_keep_their_shape() {
        Document shown = shown(
                "<table border=1 cellpadding='4'><tr><td colspan=2 bgcolor=#ff0000 width=50%>a</td></tr></table>");

        assertThat(shown.select("td[colspan=2][bgcolor=#ff0000][width=50%]")).hasSize(1);
    }

    @Test
    void quoted_history_is_folded_but_a_forward_alone_is_not() {
        assertThat(shown("<p>Yes</p><div class=gmail_quote>On Monday<blockquote>Can you?</blockquote></div>")
                        .select("details blockquote"))
                .hasSize(1);
        assertThat(shown(
                                "<div><p>Yes</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>From:</b> Anil<br>"
                                        + "<b>Sent:</b> Monday<br></p></div><p>Can you?</p></div>")
                        .select("details")
                        .text())
                .contains("Can you?");
        assertThat(shown("<blockquote type=cite>all there is</blockquote>").select("details"))
                .isEmpty();
        assertThat(document(textOnly("Yes\n\n> Can\n> you?\n").getBytes(StandardCharsets.UTF_8))
                        .select("details")
                        .text())
                .contains("Can > you?");
    }

    @Test
    void text_alone_is_shown_with_its_links() {
        Document shown =
                document(textOnly("see http://example.com/a?b=1&c=2, or write to anil@example.com.\n<b>not bold</b>\n")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(shown.select("a").eachAttr("href"))
                .containsExactly("http://example.com/a?b=1&c=2", "mailto:anil@example.com");
        assertThat(shown.text()).contains("<b>not bold</b>");
        assertThat(shown.select("b")).isEmpty();
    }

    private static List<Path> xssLists() throws IOException {
        List<Path> lists = new ArrayList<>();
        try (var files = Files.walk(SharedData.path("security/payload-lists"))) {
            files.filter(Files::isRegularFile)
                    .filter(f -> f.toString().contains("XSS_"))
                    .forEach(lists::add);
        }
        assertThat(lists).isNotEmpty();
        return lists;
    }

    private static void assertInert(String html) {
        byte[] raw = html.startsWith("Subject: ") ? html.getBytes(StandardCharsets.UTF_8) : mail(html);
        Mail mail = MailReader.read(raw);
        assertInert(SafeHtml.document(mail, raw, false), html);
        assertInert(SafeHtml.document(mail, raw, true), html);
    }

    private static void assertInert(String document, String origin) {
        Document shown = Jsoup.parse(document);
        assertThat(shown.select("style, meta, title")).as(origin).hasSize(5);
        for (Element element : shown.getAllElements()) {
            assertThat(ACTIVE).as(origin).doesNotContain(element.normalName());
            for (Attribute attribute : element.attributes()) {
                String value = attribute.getValue().toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]", "");
                assertThat(attribute.getKey()).as(origin).doesNotStartWith("on");
                switch (attribute.getKey()) {
                    case "href" -> assertThat(value).as(origin).matches("(https?://|mailto:|tel:).*");
                    case "src" ->
                        assertThat(value)
                                .as(origin)
                                .matches("(https?://.*|data:image/(png|gif|jpe?g|webp|bmp);base64,[a-z0-9+/=]*)");
                    case "style" ->
                        assertThat(value)
                                .as(origin)
                                .doesNotContain("url(", "expression", "@import", "position", "behavior");
                    default -> {}
                }
            }
        }
    }

    private static Document shown(String html) {
        return document(mail(html));
    }

    private static Document document(byte[] raw) {
        return Jsoup.parse(SafeHtml.document(MailReader.read(raw), raw, false));
    }

    private static String textOnly(String text) {
        return "Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + text;
    }

    private static byte[] mail(String html) {
        String body = Base64.getMimeEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
        return ("Subject: x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
