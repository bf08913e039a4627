package pebble.mime;

import java.util.List;
import java.util.regex.Pattern;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What of HTML may be shown. Everything that is not named here is left out. */
final class HtmlPolicy {
    /** Links that leave the product in a new window. */
    static final Pattern LINK = Pattern.compile("(?i)^(?:https?://|mailto:|tel:)[^\\s<>\"'`]{1,8000}$");

    static final Pattern REMOTE_IMAGE = Pattern.compile("(?i)^https?://[^\\s<>\"'`]{1,8000}$");
    static final Pattern EMBEDDED_IMAGE =
            Pattern.compile("(?i)^data:image/(?:png|gif|jpe?g|webp|bmp);base64,[A-Za-z0-9+/=\\s]*$");

    private static final Pattern CLASS = Pattern.compile("pebble-image|MsoNormal|gmail_quote");
    private static final Pattern COLOUR = Pattern.compile("#?[A-Za-z0-9]{3,20}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,4}(?:\\.\\d{1,4})?(?:%|px)?|\\*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z-]{1,20}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,4}");
    private static final Pattern FONT = Pattern.compile("[A-Za-z0-9 ,'_-]{1,200}");

    /** No position, no layer, no pointer: a mail must not paint over what is not its own. No URLs in styles either. */
    private static final CssSchema STYLES = CssSchema.withProperties(List.of(
            "background-color",
            "border",
            "border-bottom",
            "border-bottom-color",
            "border-bottom-style",
            "border-bottom-width",
            "border-collapse",
            "border-color",
            "border-left",
            "border-left-color",
            "border-left-style",
            "border-left-width",
            "border-radius",
            "border-right",
            "border-right-color",
            "border-right-style",
            "border-right-width",
            "border-spacing",
            "border-style",
            "border-top",
            "border-top-color",
            "border-top-style",
            "border-top-width",
            "border-width",
            "caption-side",
            "clear",
            "color",
            "direction",
            "display",
            "float",
            "font",
            "font-family",
            "font-size",
            "font-style",
            "font-variant",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "list-style-type",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-height",
            "max-width",
            "min-height",
            "min-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "table-layout",
            "text-align",
            "text-decoration",
            "text-indent",
            "text-transform",
            "unicode-bidi",
            "vertical-align",
            "white-space",
            "width",
            "word-break",
            "word-spacing",
            "word-wrap"));

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "a",
                    "abbr",
                    "acronym",
                    "address",
                    "article",
                    "aside",
                    "b",
                    "bdi",
                    "bdo",
                    "big",
                    "blockquote",
                    "br",
                    "caption",
                    "center",
                    "cite",
                    "code",
                    "col",
                    "colgroup",
                    "dd",
                    "del",
                    "details",
                    "dfn",
                    "dir",
                    "div",
                    "dl",
                    "dt",
                    "em",
                    "figcaption",
                    "figure",
                    "font",
                    "footer",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "i",
                    "img",
                    "ins",
                    "kbd",
                    "li",
                    "main",
                    "mark",
                    "nav",
                    "ol",
                    "p",
                    "pre",
                    "q",
                    "rp",
                    "rt",
                    "ruby",
                    "s",
                    "samp",
                    "section",
                    "small",
                    "span",
                    "strike",
                    "strong",
                    "sub",
                    "summary",
                    "sup",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "time",
                    "tr",
                    "tt",
                    "u",
                    "ul",
                    "var",
                    "wbr")
            .allowWithoutAttributes("a", "span", "font")
            .allowUrlProtocols("http", "https", "mailto", "tel", "data")
            .allowAttributes("href")
            .matching(LINK)
            .onElements("a")
            .allowAttributes("target")
            .matching(true, "_blank")
            .onElements("a")
            .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
            .allowAttributes("src")
            .matching((String src) -> REMOTE_IMAGE.matcher(src).matches()
                    || EMBEDDED_IMAGE.matcher(src).matches())
            .onElements("img")
            .allowAttributes("alt", "title")
            .globally()
            .allowAttributes("dir")
            .matching(true, "ltr", "rtl", "auto")
            .globally()
            .allowAttributes("lang")
            .matching(WORD)
            .globally()
            .allowAttributes("class")
            .matching(CLASS)
            .globally()
            .allowAttributes("type")
            .matching(true, "cite")
            .onElements("blockquote")
            .allowAttributes("type")
            .matching(Pattern.compile("[1aAiI]|disc|circle|square"))
            .onElements("ol", "ul", "li")
            .allowAttributes("start", "value")
            .matching(NUMBER)
            .onElements("ol", "li")
            .allowAttributes("width", "height")
            .matching(LENGTH)
            .onElements("img", "table", "td", "th", "tr", "col", "colgroup", "hr")
            .allowAttributes("align", "valign")
            .matching(WORD)
            .onElements(
                    "img",
                    "table",
                    "tbody",
                    "thead",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "col",
                    "colgroup",
                    "div",
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "hr",
                    "caption")
            .allowAttributes("border", "cellpadding", "cellspacing", "hspace", "vspace")
            .matching(LENGTH)
            .onElements("table", "img")
            .allowAttributes("colspan", "rowspan", "span")
            .matching(NUMBER)
            .onElements("td", "th", "col", "colgroup")
            .allowAttributes("nowrap")
            .onElements("td", "th")
            .allowAttributes("bgcolor")
            .matching(COLOUR)
            .onElements("table", "tbody", "thead", "tfoot", "tr", "td", "th", "div")
            .allowAttributes("color")
            .matching(COLOUR)
            .onElements("font", "hr")
            .allowAttributes("face")
            .matching(FONT)
            .onElements("font")
            .allowAttributes("size")
            .matching(Pattern.compile("[+-]?\\d{1,2}"))
            .onElements("font", "hr")
            .allowStyling(STYLES)
            .toFactory();

    private HtmlPolicy() {}

    static String sanitise(String html) {
        return POLICY.sanitize(html);
    }
}
