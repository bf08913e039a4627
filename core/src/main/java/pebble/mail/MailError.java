package pebble.mail;

import java.util.Map;
import org.springframework.http.HttpStatus;
import pebble.shared.ErrorCode;
import pebble.shared.Problem;

/** What mail refuses, and the sentence it says. */
public enum MailError implements ErrorCode {
    MAILBOX_NOT_FOUND(HttpStatus.NOT_FOUND, "This mailbox does not exist or you may not see it."),
    MAILBOX_EXISTS(HttpStatus.CONFLICT, "There is already a mailbox with this address."),
    MAILBOX_IN_USE(HttpStatus.CONFLICT, "This mailbox holds mail, so it cannot be deleted. Stop reading it instead."),
    MAILBOX_UNREACHABLE(HttpStatus.CONFLICT, "The mail server could not be reached."),
    MAILBOX_BUSY(HttpStatus.CONFLICT, "This mailbox is being read at this moment. Try again in a minute."),
    MAILBOX_HAS_NO_SERVER(HttpStatus.CONFLICT, "This mailbox only takes imports; there is no server to ask."),
    MESSAGE_NOT_FOUND(HttpStatus.NOT_FOUND, "This message does not exist or you may not see it."),
    MESSAGE_NOT_QUARANTINED(
            HttpStatus.CONFLICT, "Only a message in quarantine can be judged again. This one has been judged."),
    THREAD_NOT_FOUND(HttpStatus.NOT_FOUND, "This conversation does not exist or you may not see it."),
    ATTACHMENT_NOT_FOUND(HttpStatus.NOT_FOUND, "This message has no such attachment."),
    IMPORT_NOT_FOUND(HttpStatus.NOT_FOUND, "This import does not exist or you may not see it."),
    IMPORT_PATH_REFUSED(HttpStatus.FORBIDDEN, "Only the command line on the server's own machine may import a path."),
    SUGGESTION_NOT_FOUND(HttpStatus.NOT_FOUND, "This suggestion has been settled already.");

    private final HttpStatus status;
    private final String sentence;

    MailError(HttpStatus status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    public Problem problem() {
        return new Problem(this, sentence);
    }

    public Problem problem(Map<String, ?> details) {
        return new Problem(this, sentence, details);
    }
}
