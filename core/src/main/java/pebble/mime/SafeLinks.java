package pebble.mime;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Links open in a window of their own; those that lead nowhere outside the mail lose their target. */
final class SafeLinks {
    private SafeLinks() {}

    static void settle(Document mail) {
        for (Element link : mail.select("a[href]")) {
            // Line breaks within an address are dropped, as browsers do.
            String href = link.attr("href").replaceAll("[\\t\\r\\n]", "").strip();
            if (HtmlPolicy.LINK.matcher(href).matches()) {
                link.attr("href", href).attr("target", "_blank");
                if (!link.hasAttr("title") && href.regionMatches(true, 0, "http", 0, 4)) {
                    link.attr("title", href);
                }
            } else {
                link.removeAttr("href").removeAttr("target");
            }
        }
    }
}
