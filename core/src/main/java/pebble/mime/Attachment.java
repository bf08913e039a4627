package pebble.mime;

/**
 * A part that is not the text of the mail. Its bytes are read again by {@link MailReader#attachment}.
 *
 * @param n place among the attachments of the mail, counted from 1
 * @param filename the name as given, without path; empty when there is none
 * @param size of the decoded bytes
 * @param sha256 of the decoded bytes, hexadecimal
 * @param inline whether the mail wants it shown in its text
 * @param contentId the bare id to which {@code cid:} links refer; empty when there is none
 */
public record Attachment(
        int n, String filename, String contentType, long size, String sha256, boolean inline, String contentId) {}
