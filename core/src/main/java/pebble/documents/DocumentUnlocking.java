package pebble.documents;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.shared.Problem;
import pebble.shared.SecretBox;

/** Keeps the password of a locked document, sealed. */
@Component
public class DocumentUnlocking {
    private static final int LONGEST = 200;

    private final Documents documents;
    private final Audit audit;
    private final SecretBox secrets;
    private final JdbcClient sql;

    DocumentUnlocking(Documents documents, Audit audit, SecretBox secrets, JdbcClient sql) {
        this.documents = documents;
        this.audit = audit;
        this.secrets = secrets;
        this.sql = sql;
    }

    /** Whether it opens the document, the next reading tells. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Caller caller, DocumentId id, String password) {
        if (password.isEmpty() || password.length() > LONGEST) {
            throw Problem.field("password", "must have 1 to " + LONGEST + " characters");
        }
        Document document = documents.lock(caller, id);
        if (document.status() != DocumentStatus.LOCKED) {
            throw new Problem(DocumentError.DOCUMENT_NOT_LOCKED, "This document needs no password.");
        }
        sql.sql("update documents set password = :password where id = :id")
                .param("password", secrets.seal(password))
                .param("id", id.value())
                .update();
        audit.record(
                caller,
                new Audit.Change("document.password_given", "document", id.toString(), document.entity(), null, null));
    }
}
