package pebble.connectors.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a text with what the model makes of each. A word is what its first piece is: that is the one models are trained to label. */
final class TaggedWords {
    private TaggedWords() {}

    /**
     * @param start in characters of the text, inclusive
     * @param end exclusive
     * @param label the likeliest
     * @param share its probability
     */
    record Word(int start, int end, int label, double share) {}

    /** In the order of the text. Of a word that two windows hold, the reading that has more of it is kept, then the surer one. */
    static List<Word> of(Readable text, List<Encoding> windows, List<float[][]> answers) {
        List<Word> all = new ArrayList<>();
        for (int window = 0; window < windows.size(); window++) {
            read(text, windows.get(window), answers.get(window), all);
        }
        all.sort(Comparator.comparingInt(Word::start)
                .thenComparing(Comparator.comparingInt(Word::end).reversed())
                .thenComparing(Comparator.comparingDouble(Word::share).reversed()));
        List<Word> words = new ArrayList<>();
        for (Word word : all) {
            if (words.isEmpty() || word.start() >= words.getLast().end()) {
                words.add(word);
            }
        }
        return words;
    }

    private static void read(Readable text, Encoding window, float[][] answers, List<Word> words) {
        @Nullable CharSpan[] spans = window.getCharTokenSpans();
        long[] ids = window.getWordIds();
        int token = 0;
        while (token < answers.length) {
            int first = token++;
            if (ids[first] < 0 || spans[first] == null) {
                continue;
            }
            while (token < answers.length && ids[token] == ids[first] && spans[token] != null) {
                token++;
            }
            add(text, spans, answers, first, token, words);
        }
    }

    private static void add(
            Readable text, @Nullable CharSpan[] spans, float[][] answers, int first, int end, List<Word> words) {
        double[] shares = Transformer.softmax(answers[first]);
        int label = 0;
        for (int other = 1; other < shares.length; other++) {
            label = shares[other] > shares[label] ? other : label;
        }
        int from = start(text, spans[first]);
        int to = end(text, spans[end - 1]);
        while (from < to && Character.isWhitespace(text.text().charAt(from))) {
            from++;
        }
        if (from < to) {
            words.add(new Word(from, to, label, shares[label]));
        }
    }

    private static int start(Readable text, @Nullable CharSpan span) {
        return span == null ? 0 : text.place(span.getStart());
    }

    private static int end(Readable text, @Nullable CharSpan span) {
        return span == null ? 0 : text.place(span.getEnd());
    }
}
