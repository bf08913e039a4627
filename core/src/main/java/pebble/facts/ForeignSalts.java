package pebble.facts;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The salts, esters and acids of languages that build their names from separate words: "nitrito de potasio", "acide malique", "बेरियम नाइट्रेट". */
final class ForeignSalts {
    private ForeignSalts() {}

    /** Each with its accents and without. */
    static List<String> all() {
        var names = new ArrayList<String>();
        roman(names, "es", "ácido", List.of("de "));
        roman(names, "pt", "ácido", List.of("de "));
        roman(names, "fr", "acide", List.of("de ", "d'"));
        roman(names, "it", "acido", List.of("di ", "d'"));
        for (var metal : WordLists.list("salts.hi.of")) {
            WordLists.list("salts.hi").forEach(salt -> names.add(metal + " " + salt));
        }
        WordLists.list("acids.hi").forEach(acid -> names.add(acid + " एसिड"));
        return names;
    }

    private static void roman(List<String> names, String language, String acid, List<String> links) {
        var salts = WordLists.list("salts." + language);
        for (var salt : salts) {
            for (var link : links) {
                WordLists.list("salts." + language + ".of").forEach(metal -> add(names, salt + " " + link + metal));
            }
            WordLists.list("salts." + language + ".adjectives").forEach(metal -> add(names, salt + " " + metal));
        }
        WordLists.list("acids." + language).forEach(kind -> add(names, acid + " " + kind));
    }

    private static void add(List<String> names, String name) {
        names.add(name);
        names.add(Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
    }
}
