package pebble.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pebble.blobs.Blobs;
import pebble.blobs.Sha256;
import pebble.board.ActivityId;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.mail.Disposition;
import pebble.mail.MailError;
import pebble.mail.MailboxId;
import pebble.mail.MessageId;
import pebble.mime.Attachment;
import pebble.mime.MailReader;
import pebble.mime.SafeHtml;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.Problem;

/** Messages over HTTP. What came from outside is served as a download, or as a document that can do nothing. */
@RestController
@RequestMapping("/api/v1/messages")
class MessagesApi {
    private final Correspondence correspondence;
    private final Refiling refiling;
    private final Blobs blobs;

    MessagesApi(Correspondence correspondence, Refiling refiling, Blobs blobs) {
        this.correspondence = correspondence;
        this.refiling = refiling;
        this.blobs = blobs;
    }

    record DispositionBody(
            @Nullable String disposition, @Nullable String noiseKind) {}

    /** @param activityId by what the act is undone; null when the message is on no card that the caller sees and was on none */
    record FiledView(
            @JsonUnwrapped MessageView message, @Nullable ActivityId activityId) {}

    @GetMapping
    @Allowed
    Page<MessageView> list(
            Caller caller,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity,
            @RequestParam(name = "mailbox_id", required = false) @Nullable MailboxId mailbox,
            @RequestParam(required = false) @Nullable String disposition,
            @RequestParam(name = "noise_kind", required = false) @Nullable String noiseKind,
            @RequestParam(name = "message_id", required = false) @Nullable String messageId,
            @RequestParam(required = false) @Nullable String sha256,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Correspondence.Filter filter = new Correspondence.Filter(
                entity,
                mailbox,
                disposition == null ? null : disposition(disposition, "must be pending, carded, noise or quarantined"),
                noiseKind,
                messageId == null ? null : messageId.replaceAll("^<|>$", ""),
                sha256 == null ? null : sha256(sha256),
                q == null || q.isBlank() ? null : q);
        return correspondence.list(caller, filter, Cursor.limit(limit), cursor).map(MessageView::of);
    }

    @GetMapping("/counts")
    @Allowed
    Correspondence.Counts counts(
            Caller caller,
            @RequestParam(name = "entity_id", required = false) @Nullable EntityId entity,
            @RequestParam(name = "mailbox_id", required = false) @Nullable MailboxId mailbox,
            @RequestParam(required = false) @Nullable String q) {
        return correspondence.count(
                caller,
                new Correspondence.Filter(
                        entity, mailbox, null, null, null, null, q == null || q.isBlank() ? null : q));
    }

    @GetMapping("/{id}")
    @Allowed
    MessageView get(Caller caller, @PathVariable MessageId id) {
        return MessageView.of(correspondence.get(caller, id));
    }

    @GetMapping(path = "/{id}/raw")
    @Allowed
    ResponseEntity<byte[]> raw(
            Caller caller, @PathVariable MessageId id, @RequestParam(required = false) @Nullable String sha256) {
        byte[] raw = bytes(caller, id, sha256 == null ? null : sha256(sha256));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, download(id + ".eml"))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(raw);
    }

    @GetMapping(path = "/{id}/html")
    @Allowed
    ResponseEntity<String> html(
            Caller caller, @PathVariable MessageId id, @RequestParam(required = false) @Nullable String images) {
        boolean remoteImages = "allow".equals(images);
        byte[] raw = bytes(caller, id, null);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", SafeHtml.csp(remoteImages))
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .body(SafeHtml.document(MailReader.read(raw), raw, remoteImages));
    }

    @GetMapping("/{id}/attachments/{n}")
    @Allowed
    ResponseEntity<byte[]> attachment(Caller caller, @PathVariable MessageId id, @PathVariable int n) {
        Correspondence.Found found = correspondence.get(caller, id);
        Attachment attachment = found.message().attachments().stream()
                .filter(a -> a.n() == n)
                .findFirst()
                .orElseThrow(MailError.ATTACHMENT_NOT_FOUND::problem);
        byte[] body = MailReader.attachment(bytes(found, null), n).orElseThrow(MailError.ATTACHMENT_NOT_FOUND::problem);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        download(attachment.filename().isEmpty() ? "attachment-" + n : attachment.filename()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(body);
    }

    @PostMapping("/{id}/disposition")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    FiledView file(Caller caller, @PathVariable MessageId id, @RequestBody DispositionBody body) {
        Correspondence.Found found = correspondence.get(caller, id);
        if (body.disposition() == null) {
            throw Problem.field("disposition", "is required: carded, noise or pending");
        }
        Disposition wanted = disposition(body.disposition(), Refiling.FILED_AS);
        ActivityId activity = null;
        if (wanted == Disposition.PENDING) {
            refiling.judgeAgain(caller, found);
        } else {
            activity = refiling.file(caller, found, wanted, body.noiseKind()).orElse(null);
        }
        return new FiledView(MessageView.of(correspondence.again(caller, found)), activity);
    }

    private byte[] bytes(Caller caller, MessageId id, @Nullable Sha256 wanted) {
        return bytes(correspondence.get(caller, id), wanted);
    }

    private byte[] bytes(Correspondence.Found found, @Nullable Sha256 wanted) {
        return blobs.get(correspondence.copy(found, wanted).orElseThrow(MailError.MESSAGE_NOT_FOUND::problem));
    }

    private static String download(String filename) {
        return ContentDisposition.attachment()
                .filename(filename, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static Disposition disposition(String key, String allowed) {
        for (Disposition disposition : Set.of(Disposition.values())) {
            if (disposition.key().equals(key.toLowerCase(Locale.ROOT))) {
                return disposition;
            }
        }
        throw Problem.field("disposition", allowed);
    }

    private static Sha256 sha256(String hex) {
        return Sha256.parse(hex).orElseThrow(() -> Problem.field("sha256", "must be 64 hexadecimal digits"));
    }
}
