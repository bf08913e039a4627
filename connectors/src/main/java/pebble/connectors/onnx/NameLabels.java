package pebble.connectors.onnx;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.facts.FactType;

/**
 * What the labels of a token classifier mean: {@code B-PER}, {@code I-company}, also with the letters of BILOU and IOBES, or without any. Types
 * are ours by their keys, or by the names that public data sets have for them.
 */
final class NameLabels {
    private static final Logger log = LoggerFactory.getLogger(NameLabels.class);
    private static final Pattern LABEL = Pattern.compile("(?:([BILOUSE])[-_])?(.+)");
    private static final String OUTSIDE = "O";

    /** They carry check digits or numbering plans, by which the rules know them; a guess is worth nothing beside that. */
    private static final Set<FactType> PROVEN = EnumSet.of(
            FactType.GSTIN,
            FactType.GSTIN_INVALID,
            FactType.PAN,
            FactType.CIN,
            FactType.CAS_NUMBER,
            FactType.EMAIL,
            FactType.PHONE);

    private static final Map<String, FactType> TYPES = Stream.concat(
                    Stream.of(FactType.values())
                            .filter(type -> !PROVEN.contains(type))
                            .map(type -> Map.entry(type.key(), type)),
                    Stream.of(
                            Map.entry("per", FactType.PERSON),
                            Map.entry("org", FactType.COMPANY),
                            Map.entry("organization", FactType.COMPANY),
                            Map.entry("organisation", FactType.COMPANY),
                            Map.entry("corporation", FactType.COMPANY),
                            Map.entry("loc", FactType.PLACE),
                            Map.entry("location", FactType.PLACE),
                            Map.entry("gpe", FactType.PLACE),
                            Map.entry("prod", FactType.PRODUCT),
                            Map.entry("chemical", FactType.PRODUCT),
                            Map.entry("money", FactType.PRICE)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** @param begins whether it begins a name even behind another of its type */
    record Tag(FactType type, boolean begins) {}

    private final List<@Nullable Tag> tags;

    private NameLabels(List<@Nullable Tag> tags) {
        this.tags = tags;
    }

    static NameLabels of(Transformer transformer) {
        List<@Nullable Tag> tags = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        for (String label : transformer.labels()) {
            Tag tag = tag(label);
            tags.add(tag);
            if (tag == null && !label.equals(OUTSIDE)) {
                strange.add(label);
            }
        }
        if (tags.stream().noneMatch(tag -> tag != null)) {
            throw transformer
                    .folder()
                    .wrong("none of the labels " + strange + " is a type of fact: " + TYPES.keySet() + ".");
        }
        if (!strange.isEmpty()) {
            log.warn(
                    "{}: the labels {} are no types of facts that a model may find; they are passed over",
                    transformer.folder().setting(),
                    strange);
        }
        return new NameLabels(tags);
    }

    private static @Nullable Tag tag(String label) {
        Matcher parts = LABEL.matcher(label);
        if (!parts.matches()) {
            return null;
        }
        FactType type = TYPES.get(parts.group(2).toLowerCase(Locale.ROOT));
        String place = parts.group(1);
        return type == null ? null : new Tag(type, place != null && "BUS".contains(place));
    }

    /** Null for what is no name, or of no type of ours. */
    @Nullable
    Tag get(int label) {
        return tags.get(label);
    }
}
