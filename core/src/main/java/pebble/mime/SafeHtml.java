package pebble.mime;

import org.jsoup.nodes.Document;

/**
 * A mail as a document that a browser may show: scripts, forms, handlers, foreign styles and relative links gone, pictures of the
 * mail itself inlined, pictures from elsewhere left out unless asked for, quoted history folded. It is to be served with
 * {@link #csp} in a sandboxed frame, so that a hole in one of the three is none in the product.
 */
public final class SafeHtml {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { margin: 16px; background: #fff; color: #1c2024; overflow-wrap: break-word;
                   font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
            img { max-width: 100%; height: auto; }
            table { max-width: 100%; }
            a { color: #0b5cad; }
            pre { white-space: pre-wrap; }
            blockquote { margin: 0 0 0 4px; padding-left: 12px; border-left: 2px solid #d0d7de; }
            details > summary { cursor: pointer; color: #57606a; margin: 8px 0; width: fit-content; }
            p.MsoNormal, li.MsoNormal, div.MsoNormal { margin: 0; }
            .pebble-text { white-space: pre-wrap; }
            .pebble-image { display: inline-block; padding: 2px 8px; border: 1px dashed #afb8c1; border-radius: 4px;
                            color: #57606a; font-size: 12px; white-space: nowrap; }
            .pebble-notice { margin: 0 0 12px; color: #57606a; font-size: 13px; }
            """;

    private SafeHtml() {}

    /** @param remoteImages whether pictures are loaded from the servers that the mail names, which tells them that it is read */
    public static String document(Mail mail, byte[] raw, boolean remoteImages) {
        if (mail.html().isBlank()) {
            return page(mail.subject(), "", PlainTextHtml.of(mail.text()));
        }
        Document read = MailHtml.parse(mail.html());
        var images = new MailImages(remoteImages, raw);
        images.settle(read);
        SafeLinks.settle(read);
        QuotedHistory.fold(read);
        // Sanitised last: what comes out of here goes to the browser as it is.
        String body = HtmlPolicy.sanitise(read.body().html());
        return page(mail.subject(), images.notice(), body);
    }

    /** How many pictures from elsewhere the document leaves out, unless they are asked for. */
    public static int remoteImages(Mail mail) {
        return mail.html().isBlank() ? 0 : MailImages.remote(MailHtml.parse(mail.html()));
    }

    /** The Content-Security-Policy to serve the document with. */
    public static String csp(boolean remoteImages) {
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
                + (remoteImages ? " https: http:" : "")
                + "; form-action 'none'; base-uri 'none'; frame-ancestors 'self';"
                + " sandbox allow-popups allow-popups-to-escape-sandbox";
    }

    private static String page(String title, String notice, String body) {
        return """
                <!doctype html>
                <html><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="referrer" content="no-referrer">
                <title>%s</title>
                <style>
                %s</style></head>
                <body>%s%s</body></html>
                """.formatted(PlainTextHtml.escaped(title), STYLE, notice, body);
    }
}
