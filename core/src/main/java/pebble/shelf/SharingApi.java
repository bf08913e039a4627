package pebble.shelf;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.CardId;
import pebble.companies.CompanyId;
import pebble.documents.DocumentId;
import pebble.documents.Documents;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.Problem;
import pebble.sharing.DocumentSharing;
import pebble.sharing.DocumentSharing.Link;
import pebble.sharing.DocumentSharing.Shared;
import pebble.sharing.DocumentSharing.Sharer;

/** Documents beside cards and companies. */
@RestController
@RequestMapping("/api/v1")
class SharingApi {
    private final Documents documents;
    private final DocumentSharing sharing;

    SharingApi(Documents documents, DocumentSharing sharing) {
        this.documents = documents;
        this.sharing = sharing;
    }

    record LinkBody(@Nullable String cardId, @Nullable String companyId) {}

    record Links(List<Link> items) {}

    /** A document beside a card or a company. */
    record Beside(
            @JsonUnwrapped DocumentView document, @Nullable Sharer sharedBy, Instant sharedAt) {
        static Beside of(Shared shared) {
            return new Beside(DocumentView.of(shared.document()), shared.by(), shared.at());
        }
    }

    record Besides(List<Beside> items) {
        static Besides of(List<Shared> shared) {
            return new Besides(shared.stream().map(Beside::of).toList());
        }
    }

    @GetMapping("/documents/{id}/links")
    @Allowed
    Links of(Caller caller, @PathVariable DocumentId id) {
        return new Links(sharing.of(caller, id));
    }

    @PostMapping("/documents/{id}/links")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.CREATED)
    Links share(Caller caller, @PathVariable DocumentId id, @RequestBody LinkBody body) {
        documents.get(caller, id);
        if (isCard(body.cardId(), body.companyId())) {
            sharing.share(caller, id, CardId.of(String.valueOf(body.cardId())));
        } else {
            sharing.share(caller, id, CompanyId.of(String.valueOf(body.companyId())));
        }
        return new Links(sharing.of(caller, id));
    }

    @DeleteMapping("/documents/{id}/links")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Links unshare(
            Caller caller,
            @PathVariable DocumentId id,
            @RequestParam(name = "card_id", required = false) @Nullable String cardId,
            @RequestParam(name = "company_id", required = false) @Nullable String companyId) {
        documents.get(caller, id);
        if (isCard(cardId, companyId)) {
            sharing.unshare(caller, id, CardId.of(String.valueOf(cardId)));
        } else {
            sharing.unshare(caller, id, CompanyId.of(String.valueOf(companyId)));
        }
        return new Links(sharing.of(caller, id));
    }

    @GetMapping("/cards/{id}/documents")
    @Allowed
    Besides withCard(Caller caller, @PathVariable CardId id) {
        return Besides.of(sharing.with(caller, id));
    }

    @GetMapping("/companies/{id}/documents")
    @Allowed
    Besides withCompany(Caller caller, @PathVariable CompanyId id) {
        return Besides.of(sharing.with(caller, id));
    }

    private static boolean isCard(@Nullable String cardId, @Nullable String companyId) {
        if ((cardId == null) == (companyId == null)) {
            throw Problem.field("card_id", "or company_id is required, and only one of them");
        }
        return cardId != null;
    }
}
