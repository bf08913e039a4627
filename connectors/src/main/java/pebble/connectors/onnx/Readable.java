package pebble.connectors.onnx;

import java.util.Arrays;

/**
 * Mail text as a tokenizer can read it, character for character at the same places: the tokenizer's native side takes UTF-8, in which half a
 * surrogate pair has no form, and counts code points.
 */
record Readable(String text, int[] places) {
    /** @param longest in characters; what is behind is not read */
    static Readable of(String whole, int longest) {
        char[] letters = whole.substring(0, Math.min(whole.length(), longest)).toCharArray();
        int[] places = new int[letters.length + 1];
        int points = 0;
        for (int i = 0; i < letters.length; i++) {
            places[points++] = i;
            char letter = letters[i];
            if (Character.isHighSurrogate(letter)
                    && i + 1 < letters.length
                    && Character.isLowSurrogate(letters[i + 1])) {
                i++;
            } else if (Character.isSurrogate(letter)) {
                letters[i] = '\ufffd';
            } else if (Character.isISOControl(letter) && letter != '\n' && letter != '\t' && letter != '\r') {
                letters[i] = ' ';
            }
        }
        places[points] = letters.length;
        return new Readable(new String(letters), Arrays.copyOf(places, points + 1));
    }

    /** Where a code point stands among the characters. */
    int place(int codePoint) {
        return places[Math.min(codePoint, places.length - 1)];
    }
}
