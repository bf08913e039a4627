package pebble.mime;

/** An attachment with its bytes, while a mail is being read. */
record Enclosure(String filename, String contentType, byte[] bytes, boolean inline, String contentId) {

    Attachment numbered(int n) {
        return new Attachment(n, filename, contentType, bytes.length, ContentHash.sha256(bytes), inline, contentId);
    }
}
