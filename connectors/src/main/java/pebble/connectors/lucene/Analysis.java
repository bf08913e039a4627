package pebble.connectors.lucene;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Cuts texts of any language into words (UAX 29) and folds them: small letters, no accents, Indian spellings that are written either way as one. No stems: which
 * language a text is in is not sure enough.
 */
final class Analysis extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(words));
        return new TokenStreamComponents(words, new HindiNormalizationFilter(new IndicNormalizationFilter(folded)));
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
        return new Parted(reader);
    }

    /** Compatible spellings of a character as one: ﬁ is fi, ² is 2, full-width letters are letters. */
    static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", normal(text))) {
            CharTermAttribute word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** A dot, an underscore or a colon within a word parts it, as in names of files and domains. */
    private static final class Parted extends CharFilter {
        Parted(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = input.read(buffer, from, length);
            for (int i = from; i < from + read; i++) {
                if (buffer[i] == '.' || buffer[i] == '_' || buffer[i] == ':') {
                    buffer[i] = ' ';
                }
            }
            return read;
        }

        @Override
        protected int correct(int offset) {
            return offset;
        }
    }
}
