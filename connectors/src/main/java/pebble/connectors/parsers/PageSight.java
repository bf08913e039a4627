package pebble.connectors.parsers;

/** What a page shows beside its text. */
final class PageSight {
    private static final int HARDLY_ANY = 20;
    private static final int LITTLE = 120;
    private static final float SOME = 0.02f;
    private static final float MOST = 0.5f;
    /** So many filled shapes may be letters that were drawn. */
    private static final int SHAPES = 200;
    /** Of characters that no letter was meant by. */
    private static final double GARBAGE = 0.3;

    private final float page;
    private float images;
    private int shapes;

    /** @param page its area */
    PageSight(float page) {
        this.page = page;
    }

    void image(float area) {
        images += Math.min(area, page);
    }

    void shape() {
        shapes++;
    }

    /** Whether it shows something that the text does not tell. A scan with a text layer, seen or unseen, was read before. */
    boolean isMoreThan(String text) {
        int letters = 0;
        int garbage = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                letters++;
            } else if (isGarbage(c)) {
                garbage++;
            }
        }
        float covered = images / page;
        return garbage > GARBAGE * (letters + garbage)
                || letters < HARDLY_ANY && (covered >= SOME || shapes >= SHAPES)
                || letters < LITTLE && covered >= MOST;
    }

    private static boolean isGarbage(char c) {
        return c == '\uFFFD'
                || Character.getType(c) == Character.PRIVATE_USE
                || Character.getType(c) == Character.UNASSIGNED
                || Character.isISOControl(c) && !Character.isWhitespace(c);
    }
}
