package pebble.board;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pebble.identity.EntityId;
import pebble.identity.UserId;

/** What was decided about a card, by people or for them. */
public record Handling(
        EntityId entityId,
        String subject,
        boolean subjectEdited,
        Priority priority,
        @Nullable UserId assignee,
        @Nullable CompanyLink company,
        List<String> tags,
        @Nullable Instant dueAt,
        @Nullable Classification classification,
        List<CardId> links) {

    public Handling {
        dueAt = dueAt == null ? null : dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    Handling withEntity(EntityId other) {
        return new Handling(
                other, subject, subjectEdited, priority, assignee, company, tags, dueAt, classification, links);
    }

    Handling withSubject(String text, boolean edited) {
        return new Handling(entityId, text, edited, priority, assignee, company, tags, dueAt, classification, links);
    }

    Handling withPriority(Priority other) {
        return new Handling(
                entityId, subject, subjectEdited, other, assignee, company, tags, dueAt, classification, links);
    }

    Handling withAssignee(@Nullable UserId user) {
        return new Handling(
                entityId, subject, subjectEdited, priority, user, company, tags, dueAt, classification, links);
    }

    Handling withCompany(@Nullable CompanyLink other) {
        return new Handling(
                entityId, subject, subjectEdited, priority, assignee, other, tags, dueAt, classification, links);
    }

    Handling withTags(List<String> others) {
        return new Handling(
                entityId, subject, subjectEdited, priority, assignee, company, others, dueAt, classification, links);
    }

    Handling withDueAt(@Nullable Instant time) {
        return new Handling(
                entityId, subject, subjectEdited, priority, assignee, company, tags, time, classification, links);
    }

    Handling withClassification(@Nullable Classification other) {
        return new Handling(entityId, subject, subjectEdited, priority, assignee, company, tags, dueAt, other, links);
    }

    Handling withLinks(List<CardId> others) {
        return new Handling(
                entityId, subject, subjectEdited, priority, assignee, company, tags, dueAt, classification, others);
    }
}
