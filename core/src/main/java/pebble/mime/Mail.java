package pebble.mime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says. No string in it holds a NUL or half a surrogate pair, so that any store can keep it.
 *
 * @param messageId bare, without angle brackets; empty when there is none
 * @param references the ids of References, then of In-Reply-To: bare, oldest first, each once
 * @param threadRoot the first 22 bytes of Outlook's Thread-Index, hexadecimal, the same for a whole conversation; or empty
 * @param date null when the mail gives none that makes sense (1970 to 2100)
 * @param text the whole text as people see it; made from the HTML where the mail has no other
 * @param html as sent, never to be shown unsanitised (see {@link SafeHtml}); empty when there is none
 * @param contentHash hexadecimal SHA-256 over structure, types, file names and decoded bytes of the parts; equal for copies
 *     that differ in trace headers, transfer encoding or line ends
 * @param defect why this cannot be read as a mail, as a sentence; null when it can
 */
public record Mail(
        String messageId,
        List<String> references,
        List<String> inReplyTo,
        String threadRoot,
        String subject,
        List<Address> from,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        @Nullable Instant date,
        List<Header> headers,
        String text,
        String html,
        List<Attachment> attachments,
        Set<Trait> traits,
        @Nullable Report report,
        @Nullable Invitation invitation,
        String contentHash,
        @Nullable String defect) {

    /** Where only its beginning was read, and what it says and what hangs on it are known from elsewhere. */
    public Mail with(String wholeText, List<Attachment> allAttachments) {
        return new Mail(
                messageId,
                references,
                inReplyTo,
                threadRoot,
                subject,
                from,
                replyTo,
                to,
                cc,
                date,
                headers,
                wholeText,
                html,
                allAttachments,
                traits,
                report,
                invitation,
                contentHash,
                defect);
    }

    /** The value of the first header of this name. */
    public Optional<String> findHeader(String name) {
        return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst();
    }
}
