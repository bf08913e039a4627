package pebble.lessons;

import java.nio.ByteBuffer;

/** Points of an encoder as they are stored: big-endian floats. */
final class StoredPoints {
    private StoredPoints() {}

    static byte[] bytes(float[] points) {
        ByteBuffer bytes = ByteBuffer.allocate(points.length * Float.BYTES);
        bytes.asFloatBuffer().put(points);
        return bytes.array();
    }

    static float[] floats(byte[] bytes) {
        float[] points = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(points);
        return points;
    }
}
