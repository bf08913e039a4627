package pebble.board;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.identity.People;
import pebble.identity.UserId;
import pebble.shared.PublicId;
import tools.jackson.databind.JsonNode;

/** Finds what the ids and keys in acts stand for, so that their sentences name people, boards and columns. */
@Component
class ActivityNames {
    private final Streams streams;
    private final People people;

    ActivityNames(Streams streams, People people) {
        this.streams = streams;
        this.people = people;
    }

    Known of(Caller caller, Collection<Activity> activities) {
        List<UserId> assignees = activities.stream()
                .map(activity -> activity.changes().get("assignee"))
                .filter(Objects::nonNull)
                .map(FieldChange::to)
                .filter(JsonNode::isString)
                .map(id -> UserId.of(id.asString()))
                .toList();
        Map<UUID, String> names = people.find(assignees).values().stream()
                .collect(Collectors.toMap(person -> person.id().value(), People.Person::name));
        Map<UUID, String> entities = activities.stream()
                        .anyMatch(act -> act.changes().containsKey("entity_id"))
                ? people.entities(caller).entrySet().stream()
                        .collect(Collectors.toMap(entity -> entity.getKey().value(), Map.Entry::getValue))
                : Map.of();
        return new Known(streams.all(caller), names, entities);
    }

    /** Boards and legal entities that the caller may not see are not among them. */
    record Known(List<Stream> boards, Map<UUID, String> people, Map<UUID, String> entities) {
        Optional<String> person(String id) {
            return PublicId.parse("usr", id).map(people::get);
        }

        Optional<String> entity(String id) {
            return PublicId.parse("ent", id).map(entities::get);
        }

        Optional<String> board(String key) {
            return boards.stream()
                    .filter(board -> board.key().equals(key))
                    .findFirst()
                    .map(Stream::name);
        }

        /** Columns of one key may be named differently from board to board: then the key is said. */
        String column(String key) {
            List<String> names = boards.stream()
                    .flatMap(board -> board.column(key).stream())
                    .map(Stream.Column::name)
                    .distinct()
                    .toList();
            return names.size() == 1 ? names.getFirst() : key.replace('_', ' ');
        }
    }
}
