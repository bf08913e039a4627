package pebble.documents;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pebble.audit.Audit;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.CommonError;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/** Throws documents away and gives them back. What lies in the trash is found in no list but its own. */
@Component
public class DocumentTrash {
    private final Documents documents;
    private final Audit audit;
    private final DocumentEvents live;
    private final JdbcClient sql;
    private final Clock clock;

    DocumentTrash(Documents documents, Audit audit, DocumentEvents live, JdbcClient sql, Clock clock) {
        this.documents = documents;
        this.audit = audit;
        this.live = live;
        this.sql = sql;
        this.clock = clock;
    }

    /** For the product itself. */
    @Transactional
    void trash(DocumentId id) {
        trash(Caller.SYSTEM, id, null, document -> document);
    }

    /**
     * Refuses what is not there any more, and what lies in the trash.
     *
     * @param expected the version that was looked at; null for any
     * @param shown how the document is told to whom looked at another
     */
    @Transactional
    public void trash(Caller caller, DocumentId id, @Nullable Integer expected, Function<Document, Object> shown) {
        Document before = documents.lock(caller, id);
        if (before.isTrashed()) {
            throw DocumentError.notFound(id);
        }
        if (before.entity() == null && !caller.isAdmin() && !caller.has(Role.MANAGER)) {
            throw new Problem(
                    CommonError.FORBIDDEN,
                    "This document is the whole group's: only a manager or an administrator may throw it away.");
        }
        IfMatch.check(expected, before.version(), shown.apply(before));
        lay(caller, before, clock.instant(), "document.trashed");
    }

    /** What is not in the trash is left as it is. */
    @Transactional
    public Document restore(Caller caller, DocumentId id) {
        Document before = documents.lock(caller, id);
        return before.isTrashed() ? lay(caller, before, null, "document.restored") : before;
    }

    private Document lay(Caller caller, Document before, @Nullable Instant trashed, String act) {
        sql.sql("""
                        update documents set trashed_at = :trashed, trashed_by = :by, version = version + 1, updated_at = :now where id = :id
                        """)
                .param("trashed", trashed == null ? null : trashed.atOffset(ZoneOffset.UTC))
                .param("by", trashed == null ? null : caller.id().value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", before.id().value())
                .update();
        audit.record(caller, new Audit.Change(act, "document", before.id().toString(), before.entity(), null, null));
        Document after = documents.withTrashed(caller, before.id());
        live.updated(after);
        return after;
    }
}
