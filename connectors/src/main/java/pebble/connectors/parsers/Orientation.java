package pebble.connectors.parsers;

import java.awt.geom.AffineTransform;

/** How a camera was held, by the names of Java's standard image metadata, which count against the clock. */
enum Orientation {
    NORMAL,
    FLIP_H,
    ROTATE_180,
    FLIP_V,
    FLIP_V_ROTATE_90,
    ROTATE_270,
    FLIP_H_ROTATE_90,
    ROTATE_90;

    static Orientation of(String name) {
        return switch (name) {
            case "FlipH" -> FLIP_H;
            case "Rotate180" -> ROTATE_180;
            case "FlipV" -> FLIP_V;
            case "FlipVRotate90" -> FLIP_V_ROTATE_90;
            case "Rotate270" -> ROTATE_270;
            case "FlipHRotate90" -> FLIP_H_ROTATE_90;
            case "Rotate90" -> ROTATE_90;
            default -> NORMAL;
        };
    }

    boolean isSideways() {
        return switch (this) {
            case FLIP_V_ROTATE_90, ROTATE_270, FLIP_H_ROTATE_90, ROTATE_90 -> true;
            case NORMAL, FLIP_H, ROTATE_180, FLIP_V -> false;
        };
    }

    /** From the image as it is stored, of this size, to how it is seen. */
    AffineTransform upright(int width, int height) {
        return switch (this) {
            case NORMAL -> new AffineTransform();
            case FLIP_H -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case ROTATE_180 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case FLIP_V -> new AffineTransform(1, 0, 0, -1, 0, height);
            case FLIP_V_ROTATE_90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case ROTATE_270 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case FLIP_H_ROTATE_90 -> new AffineTransform(0, -1, -1, 0, height, width);
            case ROTATE_90 -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
