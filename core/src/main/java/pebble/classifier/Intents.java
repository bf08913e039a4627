package pebble.classifier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What mails want, by the stream that deals with it. Boards that a company adds have none of their own. */
public final class Intents {
    /** What stands where a stream would, for mail that is none of ours to answer. */
    public static final String NOISE = "noise";

    private static final Map<String, List<String>> BY_STREAM = new LinkedHashMap<>();

    static {
        BY_STREAM.put(
                "sales",
                List.of("enquiry", "sample_request", "negotiation", "meeting_request", "follow_up", "introduction"));
        BY_STREAM.put(
                "operations",
                List.of(
                        "purchase_order",
                        "order_status",
                        "dispatch",
                        "invoice_payment",
                        "shipping_documents",
                        "order_change"));
        BY_STREAM.put("tender", List.of("tender_notice", "corrigendum", "clarification", "bid_result"));
        BY_STREAM.put(
                "quality", List.of("coa_request", "quality_complaint", "specification_query", "test_report", "audit"));
        BY_STREAM.put(NOISE, List.of("newsletter", "auto_reply", "bounce", "otp", "system_notice", "spam", "personal"));
    }

    private Intents() {}

    /** Empty for a stream that has none. */
    public static List<String> of(String stream) {
        return BY_STREAM.getOrDefault(stream, List.of());
    }

    /** Why another word is none, as the reason of a wrong field. */
    public static String refusal(String stream) {
        return of(stream).isEmpty()
                ? "must be absent: mail on this board is not told apart by intent"
                : "must be one of " + String.join(", ", of(stream));
    }

    public static Map<String, List<String>> all() {
        return Map.copyOf(BY_STREAM);
    }
}
