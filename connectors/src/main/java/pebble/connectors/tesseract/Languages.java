package pebble.connectors.tesseract;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** In which languages pages are read, as {@code OCR_LANGUAGES} says or, without it, of what is there the ones that are usual here. */
final class Languages {
    private static final List<String> USUAL = List.of("eng", "hin");

    private Languages() {}

    /** @param there of which Tesseract has trained data */
    static List<String> of(String setting, Collection<String> there) {
        List<String> named = Stream.of(setting.split("[+,;\\s]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
        for (String name : named) {
            if (!there.contains(name)) {
                throw new WrongTesseract(
                        "OCR_LANGUAGES names \"" + name + "\", of which Tesseract has no trained data. It has "
                                + told(there) + ".",
                        "Install the data of that language, or name only what is there.");
            }
        }
        List<String> languages =
                named.isEmpty() ? USUAL.stream().filter(there::contains).toList() : named;
        if (languages.isEmpty()) {
            throw new WrongTesseract(
                    "Tesseract has no trained data of " + String.join(" or ", USUAL) + ". It has " + told(there) + ".",
                    "Install them (Debian: apt-get install tesseract-ocr-eng), or set OCR_LANGUAGES to what is there.");
        }
        return languages;
    }

    private static String told(Collection<String> there) {
        return there.isEmpty() ? "none" : String.join(", ", there);
    }
}
