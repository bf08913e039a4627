package pebble.connectors.azureocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pebble.reading.PageReader.Seen;
import pebble.reading.Word;
import tools.jackson.databind.JsonNode;

/** What Azure says of a page, in the words of the port. */
final class Analysis {
    private Analysis() {}

    /** @return nothing when the page is not in the result, as it is where a tier reads only the first ones */
    static Optional<Seen> of(JsonNode result, String engine) {
        JsonNode page = result.path("pages").path(0);
        double width = page.path("width").asDouble(0);
        double height = page.path("height").asDouble(0);
        if (!result.path("content").isString() || !(width > 0) || !(height > 0)) {
            return Optional.empty();
        }
        String text = result.path("content").asString();
        int angle = Math.floorMod(Math.round(page.path("angle").asDouble(0) / 90) * 90, 360);
        int written = direction(page.path("words"));
        // Places may be those of the image or those of the page set upright; the viewer wants the image's.
        int back = written == angle ? 0 : Math.floorMod(angle - written, 360);
        List<Word> words = new ArrayList<>();
        for (JsonNode word : page.path("words")) {
            int start = word.path("span").path("offset").asInt(-1);
            int length = word.path("span").path("length").asInt(0);
            JsonNode polygon = word.path("polygon");
            if (start < 0 || length < 1 || start + length > text.length() || polygon.size() < 8) {
                continue;
            }
            Box box = Box.of(polygon, width, height).turned(back);
            float confidence = (float) Math.clamp(word.path("confidence").asDouble(0), 0, 1);
            words.add(new Word(start, start + length, box.x, box.y, box.right - box.x, box.bottom - box.y, confidence));
        }
        float confidence =
                (float) words.stream().mapToDouble(Word::confidence).average().orElse(0);
        return Optional.of(new Seen.Text(text, List.copyOf(words), confidence, engine, Math.floorMod(-angle, 360)));
    }

    /** Clockwise from the right, to the nearest quarter: the first corner of a word is where its reader begins, the second where its top line ends. */
    private static int direction(JsonNode words) {
        double x = 0;
        double y = 0;
        for (JsonNode word : words) {
            JsonNode corner = word.path("polygon");
            if (word.path("content").asString("").length() > 1) {
                x += corner.path(2).asDouble(0) - corner.path(0).asDouble(0);
                y += corner.path(3).asDouble(0) - corner.path(1).asDouble(0);
            }
        }
        return Math.floorMod(Math.round(Math.toDegrees(Math.atan2(y, x)) / 90) * 90, 360);
    }

    /** Shares of a page. */
    private record Box(float x, float y, float right, float bottom) {

        static Box of(JsonNode polygon, double width, double height) {
            double left = 1;
            double top = 1;
            double right = 0;
            double bottom = 0;
            for (int i = 0; i < 8; i += 2) {
                double x = Math.clamp(polygon.path(i).asDouble(0) / width, 0, 1);
                double y = Math.clamp(polygon.path(i + 1).asDouble(0) / height, 0, 1);
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
            }
            return new Box((float) left, (float) top, (float) right, (float) bottom);
        }

        /** @param degrees clockwise, in quarters */
        Box turned(int degrees) {
            return switch (degrees) {
                case 90 -> new Box(1 - bottom, x, 1 - y, right);
                case 180 -> new Box(1 - right, 1 - bottom, 1 - x, 1 - y);
                case 270 -> new Box(y, 1 - right, bottom, 1 - x);
                default -> this;
            };
        }
    }
}
