package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pebble.connectors.onnx.NameLabels.Tag;
import pebble.connectors.onnx.TaggedWords.Word;
import pebble.facts.Fact;
import pebble.facts.NameFinder;

/** Names by a token classifier. A long text is read in windows that share some tokens, as far as {@value #LONGEST} characters. */
public final class OnnxNames implements NameFinder {
    public static final String SETTING = "ENTITIES_ONNX";

    private static final Logger log = LoggerFactory.getLogger(OnnxNames.class);
    private static final int LONGEST = 16_000;
    private static final int WINDOWS = 16;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_GAP = 8;
    private static final double LEAST = 0.5;

    private final Transformer transformer;
    private final NameLabels labels;

    private OnnxNames(Transformer transformer, NameLabels labels) {
        this.transformer = transformer;
        this.labels = labels;
    }

    /**
     * @param path of the model's folder or file
     * @throws WrongModel when it is no token classifier, or of none of our types
     */
    public static OnnxNames open(String path, int threads) {
        Transformer transformer = Transformer.open(ModelFolder.of(SETTING, path), threads, Set.of(3), true);
        return new OnnxNames(transformer, NameLabels.of(transformer));
    }

    @Override
    public List<Fact> find(String subject, String text) {
        List<Fact> facts = new ArrayList<>();
        try {
            find(Fact.Field.SUBJECT, subject, facts);
            find(Fact.Field.TEXT, text, facts);
        } catch (OrtException failed) {
            log.warn("{}: no answer, the facts are those of the rules: {}", SETTING, failed.getMessage());
        }
        return facts;
    }

    private void find(Fact.Field field, String text, List<Fact> facts) throws OrtException {
        if (text.isBlank()) {
            return;
        }
        Readable readable = Readable.of(text, LONGEST);
        Encoding whole = transformer.tokens().of(readable);
        List<Encoding> windows = Stream.concat(Stream.of(whole), Stream.of(whole.getOverflowing()))
                .limit(WINDOWS)
                .toList();
        @Nullable Word first = null;
        @Nullable Word last = null;
        for (Word word : TaggedWords.of(readable, windows, transformer.read(windows))) {
            Tag tag = word.share() < LEAST ? null : labels.get(word.label());
            if (tag != null && first != null && last != null && continues(text, first, last, word, tag)) {
                last = word;
            } else {
                add(field, text, first, last, facts);
                first = tag == null ? null : word;
                last = first;
            }
        }
        add(field, text, first, last, facts);
    }

    private boolean continues(String text, Word first, Word last, Word next, Tag tag) {
        Tag begun = labels.get(first.label());
        String gap = text.substring(last.end(), next.start());
        return begun != null
                && begun.type() == tag.type()
                && !tag.begins()
                && gap.isBlank()
                && gap.length() <= LONGEST_GAP
                && gap.indexOf('\n') == gap.lastIndexOf('\n');
    }

    private void add(Fact.Field field, String text, @Nullable Word first, @Nullable Word last, List<Fact> facts) {
        Tag tag = first == null ? null : labels.get(first.label());
        if (first == null || last == null || tag == null) {
            return;
        }
        int start = first.start();
        int end = last.end();
        while (start < end && isEdge(text.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(text.charAt(end - 1))) {
            end--;
        }
        String name = text.substring(start, end);
        if (name.length() <= LONGEST_NAME && name.codePoints().anyMatch(Character::isLetterOrDigit)) {
            facts.add(new Fact(tag.type(), name, field, start, end, null));
        }
    }

    private static boolean isEdge(char letter) {
        return Character.isWhitespace(letter) || ",;:\"'<>".indexOf(letter) >= 0;
    }
}
