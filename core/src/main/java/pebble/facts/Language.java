package pebble.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * The language a mail is written in. Apache OpenNLP's detector tells a hundred of them by pieces of words; Hindi and Arabic in Latin letters, which it
 * does not know, are told by their commonest small words.
 */
public final class Language {
    private static final int READ = 1_200;
    private static final int FEWEST_LETTERS = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}']++");

    /** Of so many words at least one must be of the language's own. */
    private static final int ONE_OF = 9;

    private static final int FEWEST_WORDS = 2;
    private static final Set<String> HINGLISH = WordLists.set("language.hi-latn");
    private static final Set<String> ARABIZI = WordLists.set("language.ar-latn");

    /** ISO 639-3, which the detector answers, to 639-1 where that has a code. */
    private static final Map<String, String> SHORT = Stream.concat(
                    Stream.of(Locale.getISOLanguages())
                            .map(code -> Map.entry(Locale.of(code).getISO3Language(), code)),
                    Stream.of(
                            Map.entry("cmn", "zh"),
                            Map.entry("pes", "fa"),
                            Map.entry("nob", "no"),
                            Map.entry("arb", "ar")))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));

    private static final class Loaded {
        static final LanguageDetectorModel MODEL = load();

        private static LanguageDetectorModel load() {
            try (InputStream model = Objects.requireNonNull(
                    LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin"), "the detector's model")) {
                return new LanguageDetectorModel(model);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Language() {}

    /** ISO 639-1, with {@code -Latn} for what is commonly written otherwise; empty where there is too little to tell by. */
    public static String of(String subject, String text) {
        String words = text.strip().length() < FEWEST_LETTERS ? subject + "\n" + text : text;
        String read = NewestPart.cut(words, READ);
        if (read.chars().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            return "";
        }
        if (speaks(read, HINGLISH)) {
            return "hi-Latn";
        }
        if (speaks(read, ARABIZI)) {
            return "ar-Latn";
        }
        // The detector keeps state while it reads.
        String found =
                new LanguageDetectorME(Loaded.MODEL).predictLanguage(read).getLang();
        return SHORT.getOrDefault(found, found);
    }

    private static boolean speaks(String text, Set<String> own) {
        Map<Boolean, Long> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(result -> own.contains(result.group()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        long known = words.getOrDefault(true, 0L);
        return known >= FEWEST_WORDS && known * ONE_OF >= known + words.getOrDefault(false, 0L);
    }
}
