package pebble.connectors.meilisearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The part of Meilisearch's filter language that is used: a list of conditions, all of which must hold. Anything else is refused. */
final class MeiliFilter {
    private static final Pattern IN = Pattern.compile("(\\w+) IN \\[(.*)]", Pattern.DOTALL);
    private static final Pattern COMPARED = Pattern.compile("(\\w+) (>=|<) (-?\\d+)");
    private static final Pattern EQUAL = Pattern.compile("(\\w+) = (\".*\")", Pattern.DOTALL);
    private static final Pattern VALUE = Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"(?:, |$)", Pattern.DOTALL);

    private final List<Predicate<JsonNode>> conditions = new ArrayList<>();

    private MeiliFilter() {}

    static MeiliFilter of(JsonNode filters, List<String> filterable) {
        MeiliFilter filter = new MeiliFilter();
        for (JsonNode one : filters) {
            String text = one.asString();
            if (!filterable.contains(text.split(" ")[0])) {
                throw new MeiliFault("invalid_search_filter");
            }
            filter.conditions.add(condition(text));
        }
        return filter;
    }

    private static Predicate<JsonNode> condition(String text) {
        Matcher in = IN.matcher(text);
        Matcher equal = EQUAL.matcher(text);
        Matcher compared = COMPARED.matcher(text);
        if (in.matches()) {
            return holds(in.group(1), values(in.group(2)));
        }
        if (equal.matches()) {
            return holds(equal.group(1), values(equal.group(2)));
        }
        if (compared.matches()) {
            long bound = Long.parseLong(compared.group(3));
            boolean least = compared.group(2).equals(">=");
            return document -> {
                JsonNode value = document.path(compared.group(1));
                return value.isNumber() && (least ? value.asLong() >= bound : value.asLong() < bound);
            };
        }
        throw new MeiliFault("invalid_search_filter");
    }

    private static Set<String> values(String list) {
        Set<String> values = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Matcher value = VALUE.matcher(list);
        int at = 0;
        while (at < list.length()) {
            if (!value.find(at) || value.start() != at) {
                throw new MeiliFault("invalid_search_filter");
            }
            values.add(value.group(1).replaceAll("\\\\(.)", "$1"));
            at = value.end();
        }
        return values;
    }

    private static Predicate<JsonNode> holds(String field, Set<String> values) {
        return document -> {
            JsonNode value = document.path(field);
            return value.isString()
                    ? values.contains(value.asString())
                    : value.values().stream().anyMatch(one -> values.contains(one.asString()));
        };
    }

    boolean lets(JsonNode document) {
        return conditions.stream().allMatch(condition -> condition.test(document));
    }
}
