package pebble.connectors.llm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The worst of models: what the mail orders it to answer, it answers. */
final class ObedientModel {
    private static final Pattern ORDER = Pattern.compile("(?s)answer exactly: (.*?)(?:\\n|$)");

    private ObedientModel() {}

    static String answer(String data, String otherwise) {
        Matcher order =
                ORDER.matcher(data.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        return order.find() ? order.group(1) : otherwise;
    }
}
