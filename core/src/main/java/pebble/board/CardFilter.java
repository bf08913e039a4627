package pebble.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import pebble.shared.CommonError;
import pebble.shared.Problem;

/**
 * What narrows a list of cards.
 *
 * @param assignee a user, {@code me}, or {@code none}
 * @param priority one or several, by comma
 * @param status one or several, by comma; null is all but merged
 * @param ids cards by their ids, by comma
 * @param q words that all occur in subject, customer, company or snippet
 */
record CardFilter(
        @Nullable String stream,
        @Nullable String column,
        @Nullable EntityId entity,
        @Nullable String assignee,
        @Nullable String priority,
        @Nullable String status,
        @Nullable String tag,
        @Nullable String q,
        @Nullable String ids) {

    CardFilter(
            @Nullable String stream,
            @Nullable String column,
            @Nullable EntityId entity,
            @Nullable String assignee,
            @Nullable String priority,
            @Nullable String status,
            @Nullable String tag,
            @Nullable String q) {
        this(stream, column, entity, assignee, priority, status, tag, q, null);
    }

    private static final int MOST_WORDS = 8;

    CardFilter in(String streamKey, String columnKey) {
        return new CardFilter(streamKey, columnKey, entity, assignee, priority, status, tag, q, ids);
    }

    CardFilter withStatus(String other) {
        return new CardFilter(stream, column, entity, assignee, priority, other, tag, q, ids);
    }

    /** A condition on {@code card c}, and its parameters. */
    record Where(String sql, Map<String, Object> params) {}

    Where where(Caller caller) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> params = new HashMap<>();
        if (!caller.isAdmin()) {
            conditions.add("c.entity_id = any(:entities)");
            params.putAll(caller.grants());
        }
        if (stream != null) {
            // One board: whether it is granted is known here, and the planner is better off with the one key.
            conditions.add(caller.isAdmin() || caller.streams().contains(stream) ? "c.stream = :stream" : "false");
            params.put("stream", stream);
        } else if (!caller.isAdmin()) {
            conditions.add("c.stream = any(:streams)");
        }
        if (column != null) {
            conditions.add("c.column_key = :column");
            params.put("column", column);
        }
        if (entity != null) {
            conditions.add("c.entity_id = :entity");
            params.put("entity", entity.value());
        }
        if ("none".equals(assignee)) {
            conditions.add("c.assignee is null");
        } else if (assignee != null) {
            conditions.add("c.assignee = :assignee");
            params.put("assignee", assignee.equals("me") ? caller.id().value() : user(assignee));
        }
        if (priority != null) {
            in(
                    "c.priority",
                    listed(priority).stream()
                            .map(p -> Priority.of(p).toString())
                            .toList(),
                    "priority",
                    conditions,
                    params);
        }
        if (status == null) {
            conditions.add("c.status <> 'merged'");
        } else {
            List<String> statuses = listed(status).stream()
                    .map(s -> CardStatus.of(s).toString())
                    .toList();
            // Spelled out, so that the planner sees which partial indexes hold them all.
            conditions.add("c.status in ('" + String.join("', '", statuses) + "')");
        }
        if (tag != null) {
            conditions.add(":tag = any(c.tags)");
            params.put("tag", tag);
        }
        if (ids != null) {
            conditions.add("c.id = any(:ids)");
            params.put("ids", listed(ids).stream().map(CardFilter::card).toArray(UUID[]::new));
        }
        searched(conditions, params);
        return new Where(String.join(" and ", conditions), params);
    }

    private void searched(List<String> conditions, Map<String, Object> params) {
        if (q == null) {
            return;
        }
        List<String> words = Arrays.stream(q.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        for (int i = 0; i < words.size(); i++) {
            conditions.add("c.search like :word" + i);
            params.put("word" + i, "%" + words.get(i).replaceAll("([%_\\\\])", "\\\\$1") + "%");
        }
    }

    private static List<String> listed(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static void in(
            String column, List<String> values, String name, List<String> conditions, Map<String, Object> params) {
        if (values.size() == 1) {
            conditions.add(column + " = :" + name);
            params.put(name, values.getFirst());
        } else {
            conditions.add(column + " = any(:" + name + ")");
            params.put(name, values.toArray(String[]::new));
        }
    }

    private static UUID card(String text) {
        try {
            return CardId.of(text).value();
        } catch (Problem unknown) {
            throw new Problem(CommonError.MALFORMED_REQUEST, "ids must be card ids, separated by commas");
        }
    }

    private static UUID user(String text) {
        try {
            return UserId.of(text).value();
        } catch (Problem unknown) {
            throw new Problem(CommonError.MALFORMED_REQUEST, "assignee must be a user id, me or none");
        }
    }
}
