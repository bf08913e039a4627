package pebble.facts;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import pebble.mime.Address;

/** One mail while its facts are read. */
record Reading(Passage subject, Passage text, Address from, Gazetteer known) {
    /** Countries that write 1.000,50. */
    private static final Set<String> DECIMAL_COMMA = WordLists.set("reading.decimal-comma");

    List<Passage> passages() {
        return List.of(subject, text);
    }

    /** The last label of the sender's domain; empty where there is none. */
    String country() {
        return country(from);
    }

    static String country(Address from) {
        int dot = from.email().lastIndexOf('.');
        return dot < 0 || from.email().length() - dot > 8
                ? ""
                : from.email().substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    boolean decimalComma() {
        return DECIMAL_COMMA.contains(country());
    }
}
