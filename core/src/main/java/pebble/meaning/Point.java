package pebble.meaning;

import java.nio.ByteBuffer;

/**
 * What a passage means.
 *
 * @param start where it begins in the text
 * @param vector of length 1
 */
public record Point(int start, float[] vector) {

    /** Some encoders say nothing of some texts. */
    static boolean saysSomething(float[] vector) {
        for (float value : vector) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    static byte[] packed(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * vector.length);
        for (float value : vector) {
            bytes.putShort(Float.floatToFloat16(value));
        }
        return bytes.array();
    }

    /** Halved precision leaves the length a little beside 1. */
    static float[] unpacked(byte[] packed) {
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        float[] vector = new float[packed.length / 2];
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Float.float16ToFloat(bytes.getShort());
            length += vector[i] * vector[i];
        }
        float scale = (float) (1 / Math.sqrt(length));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
        return vector;
    }
}
