package pebble.feeding;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pebble.feeding.Changes.Change;
import pebble.indexes.ItemKey;
import pebble.indexes.ItemType;
import pebble.indexes.Projection;
import pebble.indexes.SearchItem;

/** Everything that can be found by its words. */
@Component
class ItemSource implements Source<SearchItem> {
    private final Items items;

    ItemSource(Items items) {
        this.items = items;
    }

    @Override
    public void write(List<Change> changes, Projection<SearchItem> index) {
        Map<ItemType, Set<UUID>> touched = new EnumMap<>(ItemType.class);
        for (Change change : changes) {
            if (change.type().equals("thread")) {
                items.ofThread(change.id()).forEach(id -> touch(touched, ItemType.MESSAGE, id));
            } else {
                ItemType.find(change.type()).ifPresent(type -> touch(touched, type, change.id()));
            }
        }
        touched.forEach((type, ids) -> write(type, new ArrayList<>(ids), index));
    }

    private static void touch(Map<ItemType, Set<UUID>> touched, ItemType type, UUID id) {
        touched.computeIfAbsent(type, none -> new LinkedHashSet<>()).add(id);
    }

    private void write(ItemType type, List<UUID> ids, Projection<SearchItem> index) {
        int step = Items.atOnce(type);
        for (int from = 0; from < ids.size(); from += step) {
            List<UUID> some = ids.subList(from, Math.min(from + step, ids.size()));
            List<SearchItem> found = items.all(type, some);
            Set<UUID> gone = new HashSet<>(some);
            found.forEach(item -> gone.remove(item.key().id()));
            index.write(found, gone.stream().map(id -> new ItemKey(type, id)).toList());
        }
    }

    @Override
    public void writeAll(Projection<SearchItem> index) {
        for (ItemType type : ItemType.values()) {
            List<UUID> ids = items.after(type, Items.FIRST);
            while (!ids.isEmpty()) {
                write(type, ids, index);
                ids = items.after(type, ids.getLast());
            }
        }
    }
}
