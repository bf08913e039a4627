package pebble.connectors.meilisearch;

/** What Meilisearch refuses, by its code. */
final class MeiliFault extends RuntimeException {
    MeiliFault(String code) {
        super(code);
    }

    String code() {
        return String.valueOf(getMessage());
    }
}
