package pebble.board;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What an act is called in a history: the rest of a sentence that begins with the actor's name. */
final class ActivityWords {
    private ActivityWords() {}

    static String of(Activity activity) {
        return switch (activity.kind()) {
            case "created" -> "opened this card";
            case "message_received" -> "added a new message";
            case "refreshed" -> "brought the card up to date";
            case "moved" -> moved(activity);
            case "assigned" -> "assigned the card";
            case "unassigned" -> "took the card from its assignee";
            case "prioritised" -> "set the priority to " + to(activity, "priority");
            case "tagged" -> "changed the tags";
            case "renamed" -> "changed the subject";
            case "due_set" -> to(activity, "due_at").isEmpty() ? "removed the due date" : "set a due date";
            case "entity_changed" -> "gave the card to another legal entity";
            case "noted" -> "wrote a note";
            case "note_removed" -> "removed a note";
            case "woken" -> "woke the card";
            case "woken_by_reply" -> "woke the card early: the customer replied";
            case "reopened_by_reply" -> "reopened the card: the customer replied";
            case "merged_into" -> "merged this card into another";
            case "absorbed" -> "merged another card into this one";
            case "split_off" -> "made this card of another card's messages";
            case "split" -> "split messages off to a card of their own";
            case "restored", "released" -> "took a merge back";
            case "undone" ->
                "undid: " + activity.data().path("kind").asString("an act").replace('_', ' ');
            default -> activity.kind().replace('_', ' ').toLowerCase(Locale.ROOT);
        };
    }

    private static String moved(Activity activity) {
        String column = to(activity, "column");
        String stream = to(activity, "stream");
        if (!stream.isEmpty()) {
            return "moved the card to the board " + stream;
        }
        return column.isEmpty() ? "moved the card within its column" : "moved the card to " + column;
    }

    private static String to(Activity activity, String field) {
        FieldChange change = activity.changes().get(field);
        JsonNode to = change == null ? null : change.to();
        return to == null ? "" : to.asString("");
    }
}
