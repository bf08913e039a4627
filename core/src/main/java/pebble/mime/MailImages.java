package pebble.mime;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The pictures of an HTML mail: its own are inlined as data, those of others become placeholders unless they are allowed. */
final class MailImages {
    /** Together; more would make the document too heavy to show at once. The pictures stay attachments. */
    private static final long MOST_BYTES = 12L * 1024 * 1024;

    private final boolean remoteAllowed;
    private final byte[] raw;
    private @Nullable Map<String, Enclosure> own;
    private long inlined;
    private int blocked;

    MailImages(boolean remoteAllowed, byte[] raw) {
        this.remoteAllowed = remoteAllowed;
        this.raw = raw;
    }

    static int remote(Document mail) {
        return (int) mail.select("img[src]").stream()
                .filter(image -> HtmlPolicy.REMOTE_IMAGE.matcher(source(image)).matches())
                .count();
    }

    void settle(Document mail) {
        for (Element image : mail.select("img")) {
            String source = source(image);
            image.removeAttr("srcset");
            if (source.regionMatches(true, 0, "cid:", 0, 4)) {
                inline(image, source.substring(4));
            } else if (HtmlPolicy.REMOTE_IMAGE.matcher(source).matches()) {
                remote(image, source);
            } else if (!HtmlPolicy.EMBEDDED_IMAGE.matcher(source).matches()) {
                replace(image, image.attr("alt"));
            }
        }
    }

    /** What stands above the mail when something was left out. */
    String notice() {
        return switch (blocked) {
            case 0 -> "";
            case 1 -> "<p class=\"pebble-notice\">1 remote image is not shown.</p>";
            default -> "<p class=\"pebble-notice\">" + blocked + " remote images are not shown.</p>";
        };
    }

    private void remote(Element image, String source) {
        if (remoteAllowed) {
            image.attr("src", source);
            return;
        }
        blocked++;
        boolean pixel = isTiny(image.attr("width")) || isTiny(image.attr("height"));
        String alt = image.attr("alt").strip();
        replace(image, pixel ? "" : alt.isEmpty() ? "image" : alt);
    }

    private static boolean isTiny(String length) {
        return length.equals("0") || length.equals("1");
    }

    private static void replace(Element image, String words) {
        if (words.isBlank()) {
            image.remove();
        } else {
            image.replaceWith(new Element("span").addClass("pebble-image").text(words));
        }
    }

    private void inline(Element image, String id) {
        Enclosure file = own().get(decoded(id));
        String type = file == null ? null : rasterType(file.bytes());
        if (file == null || type == null || inlined + file.bytes().length > MOST_BYTES) {
            replace(image, image.attr("alt").isBlank() ? "image" : image.attr("alt"));
            return;
        }
        inlined += file.bytes().length;
        image.attr("src", "data:" + type + ";base64," + Base64.getEncoder().encodeToString(file.bytes()));
    }

    private Map<String, Enclosure> own() {
        Map<String, Enclosure> known = own;
        if (known == null) {
            known = new HashMap<>();
            List<Enclosure> enclosures = MailReader.enclosures(raw);
            for (Enclosure enclosure : enclosures) {
                if (!enclosure.contentId().isEmpty()) {
                    known.putIfAbsent(enclosure.contentId().toLowerCase(Locale.ROOT), enclosure);
                }
            }
            own = known;
        }
        return known;
    }

    /** The bytes decide: what is declared a picture may be a script in SVG. */
    private static @Nullable String rasterType(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 16), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u0089PNG")) {
            return "image/png";
        }
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return "image/jpeg";
        }
        if (start.startsWith("GIF8")) {
            return "image/gif";
        }
        if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
            return "image/webp";
        }
        return start.startsWith("BM") ? "image/bmp" : null;
    }

    private static String source(Element image) {
        return image.attr("src").replaceAll("[\\t\\r\\n]", "").strip();
    }

    private static String decoded(String id) {
        String bare = id;
        try {
            bare = URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // Taken as it is written.
        }
        return bare.replaceAll("[<>\\s]", "").toLowerCase(Locale.ROOT);
    }
}
