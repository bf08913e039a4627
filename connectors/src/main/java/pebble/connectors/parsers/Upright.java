package pebble.connectors.parsers;

/**
 * Where things lie on a page as people hold it.
 *
 * @param width of the page before it is turned, in points
 * @param height as the width
 * @param turned clockwise, by 0, 90, 180 or 270 degrees
 */
record Upright(float width, float height, int turned) {

    /** Shares of the upright page, from its upper left corner. */
    record Box(float x, float y, float width, float height) {}

    float uprightWidth() {
        return isSideways() ? height : width;
    }

    float uprightHeight() {
        return isSideways() ? width : height;
    }

    /** From the upright page, whose origin is its lower left corner, to the page before it is turned, as operands of {@code cm}. */
    String matrix(float left, float low) {
        return switch (turned) {
            case 90 -> "0 1 -1 0 " + (left + width) + " " + low;
            case 180 -> "-1 0 0 -1 " + (left + width) + " " + (low + height);
            case 270 -> "0 -1 1 0 " + left + " " + (low + height);
            default -> "1 0 0 1 " + left + " " + low;
        };
    }

    private boolean isSideways() {
        return turned % 180 != 0;
    }

    /** The box around points, whose coordinates are those of the page before it is turned, from its lower left corner. */
    final class Around {
        private float left = Float.MAX_VALUE;
        private float right = -Float.MAX_VALUE;
        private float top = Float.MAX_VALUE;
        private float bottom = -Float.MAX_VALUE;

        void add(float x, float y) {
            float upX = across(x, y) / uprightWidth();
            float upY = down(x, y) / uprightHeight();
            if (Float.isFinite(upX) && Float.isFinite(upY)) {
                left = Math.min(left, upX);
                right = Math.max(right, upX);
                top = Math.min(top, upY);
                bottom = Math.max(bottom, upY);
            }
        }

        private float across(float x, float y) {
            return switch (turned) {
                case 90 -> y;
                case 180 -> width - x;
                case 270 -> height - y;
                default -> x;
            };
        }

        private float down(float x, float y) {
            return switch (turned) {
                case 90 -> x;
                case 180 -> y;
                case 270 -> width - x;
                default -> height - y;
            };
        }

        /** What lies beyond the edges is cut off. */
        Box box() {
            float x = Math.clamp(left, 0f, 1f);
            float y = Math.clamp(top, 0f, 1f);
            return new Box(x, y, Math.clamp(right, x, 1f) - x, Math.clamp(bottom, y, 1f) - y);
        }
    }
}
