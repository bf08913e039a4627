package pebble.board;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an act is called in a history: the rest of a sentence that begins with the actor's name. */
final class ActivityWords {
    /** What an undo took back; the undo of an undo is told as that. */
    private static final Map<String, String> UNDONE = Map.ofEntries(
            entry("moved", "a move"),
            entry("assigned", "an assignment"),
            entry("unassigned", "taking the card from its assignee"),
            entry("prioritised", "a change of priority"),
            entry("tagged", "a change of tags"),
            entry("renamed", "a change of the subject"),
            entry("due_set", "a change of the due date"),
            entry("company_linked", "a link to a company"),
            entry("company_unlinked", "taking a link to a company away"),
            entry("linked", "a link to another card"),
            entry("unlinked", "taking a link to another card away"),
            entry("noted", "a note"),
            entry("note_removed", "the removal of a note"),
            entry("snoozed", "a snooze"),
            entry("woken", "a waking"),
            entry("woken_by_reply", "a waking"),
            entry("confirmed", "confirming the board"),
            entry("archived", "archiving the card"),
            entry("reopened", "reopening the card"),
            entry("reopened_by_reply", "reopening the card"),
            entry("bulk", "a change of many cards"),
            entry("undone", "an undo"));

    /** What one edit may change, in the order in which it is told. */
    private static final List<String> FIELDS =
            List.of("entity_id", "assignee", "priority", "tags", "subject", "due_at");

    private final ActivityNames.Known names;

    ActivityWords(ActivityNames.Known names) {
        this.names = names;
    }

    String of(Activity activity) {
        return switch (activity.kind()) {
            case "created" -> "opened this card";
            case "message_received" -> "added a new message";
            case "refreshed" -> "brought the card up to date";
            case "moved" -> moved(activity);
            case "judged" -> "looked at where the card belongs";
            case "assigned" -> assigned(activity);
            case "unassigned" -> "took the card from its assignee";
            case "prioritised" -> "set the priority to " + to(activity, "priority");
            case "tagged" -> tagged(activity);
            case "renamed" -> "changed the subject";
            case "due_set" -> to(activity, "due_at").isEmpty() ? "removed the due date" : "set a due date";
            case "due_soon" ->
                "reminds: the card is due within "
                        + activity.data().path("within").asString("");
            case "entity_changed" -> handedOver(activity);
            case "edited" -> edited(activity);
            case "company_linked" -> "linked the card with a company";
            case "company_unlinked" -> "took the link to the company away";
            case "linked" -> "linked this card with another";
            case "unlinked" -> "took the link to another card away";
            case "noted" -> "wrote a note";
            case "note_removed" -> "removed a note";
            case "snoozed" -> "snoozed the card";
            case "woken" -> "woke the card";
            case "woken_by_reply" -> "woke the card early: the customer replied";
            case "confirmed" -> "confirmed that the card belongs on this board";
            case "archived" -> "archived the card";
            case "reopened" -> "reopened the card";
            case "reopened_by_reply" -> "reopened the card: the customer replied";
            case "merged" -> "merged two cards";
            case "merged_into" -> "merged this card into another";
            case "absorbed" -> "merged another card into this one";
            case "split_off" -> "made this card of another card's messages";
            case "split" -> "split messages off to a card of their own";
            case "unmerged", "restored", "released" -> "took a merge back";
            case "bulk" -> "changed several cards at once";
            case "message_filed" ->
                activity.data().at("/to/disposition").asString("").equals("carded")
                        ? "put a message on the card"
                        : "filed a message as noise";
            case "conversation_filed" ->
                activity.data().at("/messages/0/to/disposition").asString("").equals("carded")
                        ? "put the conversation on the board again"
                        : "filed the conversation as noise";
            case "undone" -> undone(activity);
            default -> "changed the card";
        };
    }

    private String undone(Activity activity) {
        String kind = activity.data().path("kind").asString("");
        List<String> said = new ArrayList<>();
        if (kind.equals("edited") || kind.equals("entity_changed")) {
            said.addAll(undoneFields(activity));
        } else {
            said.add("undid " + UNDONE.getOrDefault(kind, "a change"));
        }
        if (activity.data().path("left_unassigned").asBoolean(false)) {
            said.add("left the card to nobody: who had it may no longer see it");
        }
        return joined(said);
    }

    /** An undo has the changes of its act the other way round: each field is named. */
    private List<String> undoneFields(Activity activity) {
        List<String> said = new ArrayList<>();
        Set<String> fields = new HashSet<>(activity.changes().keySet());
        if (fields.remove("entity_id")) {
            said.add("took back the hand-over to "
                    + names.entity(from(activity, "entity_id")).orElse("another legal entity"));
            if (from(activity, "assignee").isEmpty()
                    && !to(activity, "assignee").isEmpty()) {
                fields.remove("assignee");
                said.add("gave the card back to "
                        + names.person(to(activity, "assignee")).orElse("who had it"));
            }
        }
        List<String> undid = FIELDS.stream()
                .filter(fields::contains)
                .map(field -> UNDONE.get(kindOf(field, from(activity, field))))
                .toList();
        if (!undid.isEmpty()) {
            said.add("undid " + joined(undid));
        }
        return said.isEmpty() ? List.of("undid a change") : said;
    }

    private String moved(Activity activity) {
        String column = to(activity, "column");
        String stream = to(activity, "stream");
        if (!stream.isEmpty()) {
            return names.board(stream)
                    .map(board -> "moved the card to the board " + board)
                    .orElse("moved the card to another board");
        }
        return column.isEmpty() ? "moved the card within its column" : "moved the card to " + names.column(column);
    }

    private String assigned(Activity activity) {
        if (to(activity, "assignee").equals(activity.actorId().toString())) {
            return "took the card";
        }
        return names.person(to(activity, "assignee"))
                .map(person -> "assigned the card to " + person)
                .orElse("assigned the card");
    }

    private String handedOver(Activity activity) {
        return "handed the card to " + names.entity(to(activity, "entity_id")).orElse("another legal entity");
    }

    private static String tagged(Activity activity) {
        FieldChange change = activity.changes().get("tags");
        if (change == null) {
            return "changed the tags";
        }
        List<String> before = tags(change.from());
        List<String> after = tags(change.to());
        List<String> more = after.stream().filter(tag -> !before.contains(tag)).toList();
        List<String> less = before.stream().filter(tag -> !after.contains(tag)).toList();
        List<String> said = new ArrayList<>();
        if (!more.isEmpty()) {
            said.add(counted("added the tag", more));
        }
        if (!less.isEmpty()) {
            said.add(counted("removed the tag", less));
        }
        return said.isEmpty() ? "put the tags in another order" : joined(said);
    }

    private static List<String> tags(JsonNode tags) {
        return tags.valueStream().map(tag -> tag.asString("")).toList();
    }

    private static String counted(String act, List<String> tags) {
        return act + (tags.size() == 1 ? " " : "s ") + joined(tags);
    }

    /** Several fields in one act: each is told as if it had been changed alone. */
    private String edited(Activity activity) {
        List<String> said = FIELDS.stream()
                .filter(activity.changes()::containsKey)
                .map(field -> of(activity.as(kindOf(field, to(activity, field)))))
                .toList();
        return said.isEmpty() ? "saved the card without a change" : joined(said);
    }

    /** The act that gives a field this value and does nothing else. */
    private static String kindOf(String field, String value) {
        return switch (field) {
            case "entity_id" -> "entity_changed";
            case "assignee" -> value.isEmpty() ? "unassigned" : "assigned";
            case "priority" -> "prioritised";
            case "tags" -> "tagged";
            case "subject" -> "renamed";
            default -> "due_set";
        };
    }

    private static String joined(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.getFirst() : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    private static String to(Activity activity, String field) {
        FieldChange change = activity.changes().get(field);
        return change == null ? "" : text(change.to());
    }

    private static String from(Activity activity, String field) {
        FieldChange change = activity.changes().get(field);
        return change == null ? "" : text(change.from());
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "" : value.asString("");
    }
}
