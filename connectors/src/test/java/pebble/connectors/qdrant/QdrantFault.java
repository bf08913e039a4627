package pebble.connectors.qdrant;

/** What Qdrant refuses, in its words. */
final class QdrantFault extends RuntimeException {
    private final int status;

    QdrantFault(int status, String text) {
        super(text);
        this.status = status;
    }

    int status() {
        return status;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
