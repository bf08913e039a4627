package pebble.connectors.tesseract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Tesseract that can be run.
 *
 * @param command a path, or a name to be found on PATH
 * @param data folder of its trained data; without one it knows by itself
 * @param languages in which pages are read
 */
record Program(String command, @Nullable Path data, String version, List<String> languages) {

    /**
     * @param trained of what it has trained data
     * @param setting of {@code OCR_LANGUAGES}
     */
    static Program of(String command, @Nullable Path data, String version, Collection<String> trained, String setting) {
        return new Program(command, data, version, Languages.of(setting, trained));
    }

    /** @param segmentation by which of Tesseract's ways the page is taken apart */
    List<String> reading(Path image, Path output, List<String> in, int segmentation) {
        List<String> words = new ArrayList<>(List.of(command, image.toString(), output.toString()));
        if (data != null) {
            words.addAll(List.of("--tessdata-dir", data.toString()));
        }
        words.addAll(List.of("-l", String.join("+", in), "--oem", "3", "--psm", String.valueOf(segmentation)));
        // By its variable: the configuration files that are usually named here need not be there.
        words.addAll(List.of("-c", "tessedit_create_tsv=1"));
        // A line that is hardly understood is read again as white on black. Of those that are, more are told as hardly
        // understood than Tesseract assumes.
        words.addAll(List.of("-c", "invert_threshold=0.4"));
        return words;
    }

    String name(List<String> in) {
        return "tesseract " + version + " " + String.join("+", in);
    }
}
