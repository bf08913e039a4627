package pebble.indexes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pebble.shared.PublicId;

/** What can be found. */
public enum ItemType {
    DOCUMENT("doc", "/documents/"),
    CARD("card", "/cards/"),
    MESSAGE("msg", "/messages?message="),
    COMPANY("cmp", "/companies/"),
    PRELEAD("lead", "/preleads/");

    private final String prefix;
    private final String place;

    ItemType(String prefix, String place) {
        this.prefix = prefix;
        this.place = place;
    }

    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ItemType> find(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    public String publicId(UUID id) {
        return PublicId.format(prefix, id);
    }

    /** Where the screen shows it. */
    public String url(UUID id) {
        return place + publicId(id);
    }
}
