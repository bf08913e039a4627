package pebble.mime;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the machine part of a multipart/report: blocks of fields, the first about the report, the others one a recipient. */
final class Reports {
    private Reports() {}

    static @Nullable Report of(List<Part> leaves) {
        for (Part leaf : leaves) {
            Report.Kind kind = kind(leaf.type());
            if (kind != null) {
                return report(kind, leaf, originalId(leaves));
            }
        }
        return null;
    }

    static Report.@Nullable Kind kind(String type) {
        return switch (type) {
            case "message/delivery-status", "message/global-delivery-status" -> Report.Kind.DELIVERY;
            case "message/feedback-report" -> Report.Kind.FEEDBACK;
            case "message/disposition-notification", "message/global-disposition-notification" ->
                Report.Kind.DISPOSITION;
            default -> null;
        };
    }

    private static Report report(Report.Kind kind, Part leaf, String returnedId) {
        List<List<Header>> blocks = blocks(leaf.text());
        String action = switch (kind) {
            case DELIVERY -> first(blocks, "Action");
            case FEEDBACK -> first(blocks, "Feedback-Type");
            case DISPOSITION -> first(blocks, "Disposition");
        };
        String recipient = typed(first(blocks, "Final-Recipient"));
        if (recipient.isEmpty()) {
            recipient = typed(first(blocks, kind == Report.Kind.FEEDBACK ? "Original-Rcpt-To" : "Original-Recipient"));
        }
        String named = MessageIds.own(first(blocks, "Original-Message-ID"));
        String status = first(blocks, "Status").replaceAll("^\\D*(\\d\\.\\d{1,3}\\.\\d{1,3}).*$", "$1");
        return new Report(
                kind, action.strip().toLowerCase(Locale.ROOT), status, recipient, named.isEmpty() ? returnedId : named);
    }

    /** The mail that came back, or its headers, names itself. */
    private static String originalId(List<Part> leaves) {
        for (Part leaf : leaves) {
            if (leaf.type().equals("message/rfc822")
                    || leaf.type().equals("message/global")
                    || leaf.type().endsWith("rfc822-headers")) {
                Part original = MimeTree.read(new ByteArrayInputStream(leaf.bytes()));
                return original.findField("Message-ID").map(MessageIds::own).orElse("");
            }
        }
        return "";
    }

    private static List<List<Header>> blocks(String text) {
        List<List<Header>> blocks = new ArrayList<>();
        for (String block : text.replace("\r\n", "\n").replace('\r', '\n').split("\n\\s*\n")) {
            List<Header> fields = new ArrayList<>();
            for (String line : block.replaceAll("\n[ \t]+", " ").split("\n")) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    fields.add(new Header(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip()));
                }
            }
            blocks.add(fields);
        }
        return blocks;
    }

    private static String first(List<List<Header>> blocks, String name) {
        return blocks.stream()
                .flatMap(List::stream)
                .filter(f -> f.is(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** {@code rfc822; someone@example.com} without its type and brackets. */
    private static String typed(String value) {
        return value.substring(value.indexOf(';') + 1).replaceAll("[<>\\s]", "");
    }
}
