package pebble.facts;

import java.util.Set;

/** How the names of firms end, by the company laws of the countries we trade with. */
final class LegalForms {
    static final Phrases<Boolean> ALL = Phrases.of(WordLists.list("legal-forms.all"));

    /** Too short or too common to make a name of one ordinary capitalised word before them. */
    private static final Set<String> WEAK =
            Set.of("as", "ab", "se", "me", "sa", "pt", "lp", "est", "sl", "kg", "ag", "a s");

    private LegalForms() {}

    static boolean isWeak(String lower) {
        return WEAK.contains(lower);
    }
}
