package pebble.facts;

import java.util.Collection;
import java.util.List;

/** Names of companies and products that are held. Build it once and use it for many mails; looking up costs nothing that grows with its size. */
public final class Gazetteer {
    private static final int SHORTEST = 3;
    private static final Gazetteer NONE = of(List.of(), List.of());

    private final Phrases<Boolean> companies;
    private final Phrases<Boolean> products;

    private Gazetteer(Phrases<Boolean> companies, Phrases<Boolean> products) {
        this.companies = companies;
        this.products = products;
    }

    public static Gazetteer none() {
        return NONE;
    }

    /** Names of fewer than three letters are left out; those of fewer than five must stand in the mail as they are held. */
    public static Gazetteer of(Collection<String> companies, Collection<String> products) {
        return new Gazetteer(phrases(companies), phrases(products));
    }

    private static Phrases<Boolean> phrases(Collection<String> names) {
        return Phrases.of(names.stream()
                .map(name -> name.strip().replaceFirst("^[=^]+", ""))
                .filter(name -> name.length() >= SHORTEST)
                .map(name -> name.length() < 5 ? "=" + name : name)
                .toList());
    }

    Phrases<Boolean> companies() {
        return companies;
    }

    Phrases<Boolean> products() {
        return products;
    }
}
