package pebble.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import pebble.identity.EntityId;
import pebble.identity.UserId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A card as a row of the table: read by column, written many at a time as JSON that PostgreSQL spreads over the columns. */
@Component
class CardRows implements RowMapper<Card> {
    /** To be selected from {@code card c left join app_user u on u.id = c.assignee}. */
    static final String COLUMNS = """
            c.id, c.thread_id, c.version, c.entity_id, c.subject, c.subject_edited, c.snippet, c.stream, c.column_key, c.rank,
            c.placed_by_person, c.priority, c.status, c.assignee, u.name as assignee_name, c.customer_name,
            c.customer_email, c.company_id, c.company_name, c.message_count, c.attachment_count, c.note_count,
            c.first_message_at, c.last_message_at, c.waiting_since, c.due_at, c.snoozed_until, c.woken_from,
            c.archived_at, c.merged_into, c.tags, c.badges, c.links, c.classification, c.sender_check, c.created_at,
            c.updated_at
            """;

    private final JsonMapper json;

    CardRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Card mapRow(ResultSet row, int number) throws SQLException {
        String subject = row.getString("subject");
        UUID assignee = row.getObject("assignee", UUID.class);
        UUID company = row.getObject("company_id", UUID.class);
        UUID mergedInto = row.getObject("merged_into", UUID.class);
        return new Card(
                new CardId(row.getObject("id", UUID.class)),
                row.getObject("thread_id", UUID.class),
                row.getInt("version"),
                new Face(
                        subject,
                        row.getString("snippet"),
                        row.getString("customer_name"),
                        row.getString("customer_email"),
                        row.getInt("message_count"),
                        row.getInt("attachment_count"),
                        instant(row, "first_message_at"),
                        instant(row, "last_message_at"),
                        time(row, "waiting_since")),
                new Place(
                        row.getString("stream"),
                        row.getString("column_key"),
                        new Rank(row.getString("rank")),
                        row.getBoolean("placed_by_person")),
                new Standing(
                        CardStatus.of(row.getString("status")),
                        time(row, "snoozed_until"),
                        time(row, "woken_from"),
                        time(row, "archived_at"),
                        mergedInto == null ? null : new CardId(mergedInto)),
                new Handling(
                        new EntityId(row.getObject("entity_id", UUID.class)),
                        subject,
                        row.getBoolean("subject_edited"),
                        Priority.of(row.getString("priority")),
                        assignee == null ? null : new UserId(assignee),
                        company == null ? null : new CompanyLink(company, row.getString("company_name")),
                        texts(row, "tags"),
                        time(row, "due_at"),
                        object(row.getString("classification"), Classification.class),
                        Arrays.stream((UUID[]) row.getArray("links").getArray())
                                .map(CardId::new)
                                .toList()),
                row.getInt("note_count"),
                texts(row, "badges"),
                object(row.getString("sender_check"), SenderCheck.class),
                row.getString("assignee_name"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    /** The row as {@code json_populate_recordset(null::card, …)} reads it. */
    ObjectNode write(Card card) {
        Face face = card.face();
        Place place = card.place();
        Standing standing = card.standing();
        Handling handling = card.handling();
        ObjectNode row = json.createObjectNode();
        row.put("id", card.id().value().toString());
        row.put("thread_id", card.threadId().toString());
        row.put("version", card.version());
        row.put("entity_id", handling.entityId().value().toString());
        row.put("subject", handling.subject());
        row.put("subject_edited", handling.subjectEdited());
        row.put("snippet", face.snippet());
        row.put("stream", place.stream());
        row.put("column_key", place.column());
        row.put("rank", place.position().value());
        row.put("placed_by_person", place.placedByPerson());
        row.put("priority", handling.priority().toString());
        row.put("status", standing.status().toString());
        row.put(
                "assignee",
                handling.assignee() == null ? null : handling.assignee().value().toString());
        row.put("customer_name", face.customerName());
        row.put("customer_email", face.customerEmail());
        CompanyLink company = handling.company();
        row.put("company_id", company == null ? null : company.companyId().toString());
        row.put("company_name", company == null ? null : company.name());
        row.put("message_count", face.messageCount());
        row.put("attachment_count", face.attachmentCount());
        row.put("note_count", card.noteCount());
        row.put("first_message_at", face.firstMessageAt().toString());
        row.put("last_message_at", face.lastMessageAt().toString());
        row.put("waiting_since", text(face.waitingSince()));
        row.put("due_at", text(handling.dueAt()));
        row.put("snoozed_until", text(standing.snoozedUntil()));
        row.put("woken_from", text(standing.wokenFrom()));
        row.put("archived_at", text(standing.archivedAt()));
        row.put(
                "merged_into",
                standing.mergedInto() == null
                        ? null
                        : standing.mergedInto().value().toString());
        fill(row.putArray("tags"), handling.tags());
        fill(row.putArray("badges"), card.badges());
        fill(
                row.putArray("links"),
                handling.links().stream().map(l -> l.value().toString()).toList());
        row.set(
                "classification",
                handling.classification() == null ? null : json.valueToTree(handling.classification()));
        row.set("sender_check", card.senderCheck() == null ? null : json.valueToTree(card.senderCheck()));
        row.put("created_at", card.createdAt().toString());
        row.put("updated_at", card.updatedAt().toString());
        return row;
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(time(row, column));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private <T> @Nullable T object(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }
}
