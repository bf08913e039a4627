package pebble.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What the demo's people did with their cards: through the same endpoints as everybody, so that activity and undo are real. */
final class WorkingDay {
    private static final List<String> NOTES = List.of(
            "Called the customer, he will confirm by evening.",
            "@Anita Rao please approve the revised rate.",
            "Stock is available at Bhiwandi, can go tomorrow morning.",
            "@Sanjay Iyer can you share the COA for this lot?",
            "Customer is on credit hold, checking with accounts.",
            "@Mira Shah please follow up once more on Monday.",
            "Old customer, earlier issue was settled in their favour.");
    private static final List<String> TAGS = List.of("repeat customer", "price", "export", "follow-up", "key account");

    /** Where the manager knows that conversations belong, by how their subjects begin. */
    private static final Map<String, String> KNOWN = Map.of(
            "Enquiry", "sales",
            "RFQ", "sales",
            "Price revision", "sales",
            "Sample request", "sales",
            "Anfrage", "sales",
            "Demande de prix", "sales",
            "Purchase Order", "operations",
            "Credit limit", "operations");

    private final Random random = new Random(7);
    private final Map<String, String> userIds;
    private final Map<String, String> companyIds;
    private final Instant now;

    WorkingDay(Map<String, String> userIds, Map<String, String> companyIds, Instant now) {
        this.userIds = userIds;
        this.companyIds = companyIds;
        this.now = now;
    }

    void of(Person person, String userId, String stream) {
        JsonNode columns = columns(person, stream);
        for (JsonNode card :
                person.get("/cards?limit=500&status=open&stream=" + stream).path("items")) {
            if (card.path("assignee").isNull() && card.path("column").asString().equals("inbox")) {
                work(person, userId, columns, card);
            }
        }
    }

    /** What nobody could place: the manager puts some where they belong, which teaches, and leaves some. */
    void sort(Person person) {
        int n = 0;
        for (JsonNode card : person.get("/cards?limit=500&stream=unclassified").path("items")) {
            String subject = card.path("subject").asString();
            String board = KNOWN.entrySet().stream()
                    .filter(known -> subject.startsWith(known.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            if (!board.isEmpty() && n++ % 3 > 0) {
                person.post("/cards/" + card.path("id").asString() + "/move", Map.of("stream", board));
            }
        }
    }

    private void work(Person person, String userId, JsonNode columns, JsonNode card) {
        String path = "/cards/" + card.path("id").asString();
        boolean answered = card.path("message_count").asInt() > 1;
        if (random.nextInt(100) < (answered ? 85 : 35)) {
            person.patch(path, card.path("version").asInt(), change(userId, card));
        }
        if (answered && columns.size() > 2 && random.nextInt(100) < 75) {
            int last = columns.size() - (random.nextInt(4) == 0 ? 1 : 2);
            String column = columns.path(1 + random.nextInt(last)).path("key").asString();
            person.post(path + "/move", Map.of("column", column));
        }
        if (random.nextInt(100) < 22) {
            person.post(path + "/notes", Map.of("text", NOTES.get(random.nextInt(NOTES.size()))));
        }
        int rest = random.nextInt(100);
        if (rest < 5) {
            person.post(
                    path + "/snooze",
                    Map.of(
                            "until",
                            now.plus(Duration.ofHours(20 + random.nextInt(60))).toString()));
        } else if (rest < 9 && answered) {
            person.post(path + "/archive", Map.of());
        }
    }

    private Map<String, Object> change(String userId, JsonNode card) {
        int chance = random.nextInt(10);
        if (chance == 0) {
            return Map.of("assignee", userId, "priority", "urgent");
        }
        if (chance < 3) {
            return Map.of(
                    "assignee", userId, "priority", "high", "tags", List.of(TAGS.get(random.nextInt(TAGS.size()))));
        }
        return Map.of("assignee", chance < 5 ? colleague(card) : userId);
    }

    /** Somebody who works on this board of this company. */
    private String colleague(JsonNode card) {
        List<String> ids = Cast.COLLEAGUES.stream()
                .filter(colleague -> !colleague.role().equals("VIEWER"))
                .filter(colleague ->
                        colleague.streams().contains(card.path("stream").asString()))
                .filter(colleague -> colleague.companies().stream()
                        .anyMatch(company -> card.path("entity_id").asString().equals(companyIds.get(company.name()))))
                .map(colleague -> String.valueOf(userIds.get(colleague.email())))
                .toList();
        return ids.get(random.nextInt(ids.size()));
    }

    private static JsonNode columns(Person person, String stream) {
        for (JsonNode board : person.get("/streams").path("items")) {
            if (board.path("key").asString().equals(stream)) {
                return board.path("columns");
            }
        }
        throw new IllegalStateException("no stream " + stream);
    }
}
