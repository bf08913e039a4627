package pebble.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells the text of a mail from its attachments. Text parts are shown one after the other; of alternatives the plain one is the
 * text and the last HTML one the HTML; a text part with a file name is an attachment unless it is the first.
 */
final class Bodies {
    private final List<Enclosure> enclosures = new ArrayList<>();
    private final List<Part> leaves = new ArrayList<>();
    private boolean textSeen;
    private @Nullable String winmailText;
    private String winmailHtml = "";

    private Bodies() {}

    /** A piece of what is shown, in one form or both. */
    private record Shown(@Nullable String plain, @Nullable String html) {}

    static Contents of(Part root) {
        return new Bodies().read(root);
    }

    private Contents read(Part root) {
        List<Shown> shown = new ArrayList<>();
        walk(root, root, shown);
        String text = text(shown);
        String html = html(shown);
        if (text.isBlank() && html.isEmpty()) {
            html = winmailHtml;
            text = winmailText != null ? winmailText : HtmlText.of(html);
        }
        Invitation invitation = leaves.stream()
                .filter(Traits::isCalendar)
                .map(Invitations::of)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Contents(
                CleanText.clean(text),
                CleanText.clean(html),
                List.copyOf(enclosures),
                Traits.of(root, leaves, text),
                Reports.of(leaves),
                invitation);
    }

    private void walk(Part part, Part parent, List<Shown> shown) {
        if (part.parts().isEmpty()) {
            leaf(part, parent, shown);
        } else if (part.type().equals("multipart/alternative")) {
            List<Shown> choices = new ArrayList<>();
            part.parts().forEach(child -> walk(child, part, choices));
            shown.addAll(chosen(choices));
        } else {
            part.parts().forEach(child -> walk(child, part, shown));
        }
    }

    private static List<Shown> chosen(List<Shown> choices) {
        String plain = null;
        String html = null;
        for (Shown choice : choices) {
            if (choice.plain() != null && !choice.plain().isBlank() && plain == null) {
                plain = choice.plain();
            }
            if (choice.html() != null && !choice.html().isBlank()) {
                html = choice.html();
            }
        }
        return plain == null && html == null ? List.of() : List.of(new Shown(plain, html));
    }

    private void leaf(Part leaf, Part parent, List<Shown> shown) {
        leaves.add(leaf);
        boolean show = isShown(leaf, parent);
        boolean file = leaf.disposition().equals("attachment");
        if (show) {
            textSeen = true;
            show(leaf, shown);
        }
        if (show && !file) {
            return;
        }
        if (!Traits.isWinmail(leaf) || !unpack(leaf)) {
            enclosures.add(enclosure(leaf, parent));
        }
    }

    private boolean isShown(Part leaf, Part parent) {
        // A mail that is one text is shown even where it calls itself an attachment.
        boolean sole = leaf == parent;
        boolean readable = switch (leaf.type()) {
            case "text/plain", "text/html", "text/enriched", "text/richtext" -> true;
            default -> sole && leaf.type().startsWith("text/") && !Traits.isCalendar(leaf);
        };
        return readable
                && (sole || !leaf.disposition().equals("attachment"))
                && (!textSeen || leaf.filename().isEmpty());
    }

    private void show(Part leaf, List<Shown> shown) {
        String text = leaf.text();
        switch (leaf.type()) {
            case "text/html" -> shown.add(new Shown(null, text));
            case "text/enriched", "text/richtext" ->
                shown.add(new Shown(HtmlText.of(text.replace("<<", "&lt;")), null));
            default -> {
                UuencodedText read = UuencodedText.of(text.replace("\r\n", "\n").replace('\r', '\n'));
                shown.add(new Shown(read.text(), null));
                enclosures.addAll(read.files());
            }
        }
    }

    /** Puts the contents of a winmail.dat in its place; answers false when it cannot be opened. */
    private boolean unpack(Part leaf) {
        WinmailDat opened = WinmailDat.open(leaf.bytes());
        if (opened == null) {
            return false;
        }
        enclosures.addAll(opened.files());
        winmailText = opened.text();
        winmailHtml = opened.html();
        return true;
    }

    private static Enclosure enclosure(Part leaf, Part parent) {
        String disposition = leaf.disposition();
        boolean related =
                parent.type().equals("multipart/related") && !leaf.contentId().isEmpty();
        boolean inline = disposition.equals("inline") || related && !disposition.equals("attachment");
        return new Enclosure(leaf.filename(), CleanText.clean(leaf.type()), leaf.bytes(), inline, leaf.contentId());
    }

    private static String text(List<Shown> shown) {
        List<String> pieces = new ArrayList<>();
        for (Shown piece : shown) {
            String text =
                    piece.plain() != null ? piece.plain() : HtmlText.of(Objects.requireNonNullElse(piece.html(), ""));
            if (!text.isBlank()) {
                pieces.add(text);
            }
        }
        return String.join("\n", pieces);
    }

    private static String html(List<Shown> shown) {
        if (shown.stream().allMatch(piece -> piece.html() == null)) {
            return "";
        }
        var out = new StringBuilder();
        for (Shown piece : shown) {
            String html = piece.html();
            out.append(html != null ? html : preformatted(Objects.requireNonNullElse(piece.plain(), "")));
        }
        return out.toString();
    }

    private static String preformatted(String plain) {
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return "<div style=\"white-space: pre-wrap\">" + escaped + "</div>";
    }
}
