package pebble.feeding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pebble.feeding.Changes.Change;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemPoints;
import pebble.indexes.ItemType;
import pebble.indexes.Projection;
import pebble.meaning.Meanings;
import pebble.meaning.Point;

/** Everything of which it is known what it means. */
@Component
class PointSource implements Source<ItemPoints> {
    private static final List<ItemType> TYPES = List.of(ItemType.DOCUMENT, ItemType.MESSAGE, ItemType.CARD);

    private final Items items;
    private final Meanings meanings;

    PointSource(Items items, Meanings meanings) {
        this.items = items;
        this.meanings = meanings;
    }

    @Override
    public void write(List<Change> changes, Projection<ItemPoints> index) {
        Set<UUID> documents = new LinkedHashSet<>();
        Set<UUID> messages = new LinkedHashSet<>();
        Set<UUID> cards = new LinkedHashSet<>();
        Set<UUID> read = new LinkedHashSet<>();
        for (Change change : changes) {
            switch (change.type()) {
                case "document", "document_points" -> documents.add(change.id());
                case "message" -> messages.add(change.id());
                case "thread" -> messages.addAll(items.ofThread(change.id()));
                case "message_points" -> read.add(change.id());
                case "card" -> cards.add(change.id());
                default -> {
                    // Of nothing else it is known what it means.
                }
            }
        }
        messages.addAll(read);
        cards.addAll(items.cardsOf(read));
        write(ItemType.DOCUMENT, new ArrayList<>(documents), index);
        write(ItemType.MESSAGE, new ArrayList<>(messages), index);
        write(ItemType.CARD, new ArrayList<>(cards), index);
    }

    private void write(ItemType type, List<UUID> ids, Projection<ItemPoints> index) {
        int step = Items.atOnce(type);
        for (int from = 0; from < ids.size(); from += step) {
            List<UUID> some = ids.subList(from, Math.min(from + step, ids.size()));
            Map<UUID, List<Point>> points = points(type, some);
            List<ItemPoints> found = items.withoutTexts(type, points.keySet()).stream()
                    .map(item ->
                            new ItemPoints(item, points.getOrDefault(item.key().id(), List.of())))
                    .toList();
            Set<UUID> gone = new HashSet<>(some);
            found.forEach(item -> gone.remove(item.item().key().id()));
            index.write(found, gone.stream().map(id -> new ItemKey(type, id)).toList());
        }
    }

    private Map<UUID, List<Point>> points(ItemType type, Collection<UUID> ids) {
        return switch (type) {
            case DOCUMENT -> meanings.ofDocuments(ids);
            case MESSAGE -> meanings.ofMessages(ids);
            case CARD -> meanings.ofCards(ids);
            case COMPANY, PRELEAD -> Map.of();
        };
    }

    @Override
    public void writeAll(Projection<ItemPoints> index) {
        for (ItemType type : TYPES) {
            List<UUID> ids = items.after(type, Items.FIRST);
            while (!ids.isEmpty()) {
                write(type, ids, index);
                ids = items.after(type, ids.getLast());
            }
        }
    }
}
