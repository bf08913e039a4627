package pebble.mail;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.mime.Containers;
import pebble.shared.CommonError;
import pebble.shared.Cursor;
import pebble.shared.Page;
import pebble.shared.Problem;

/** Bringing mail in over HTTP. When an answer is given, the bytes are durable. */
@RestController
@RequestMapping("/api/v1")
class ImportsApi {
    private static final int LARGEST_MESSAGE = 128 << 20;

    private final Mailboxes mailboxes;
    private final Imports imports;
    private final Intake intake;

    ImportsApi(Mailboxes mailboxes, Imports imports, Intake intake) {
        this.mailboxes = mailboxes;
        this.imports = imports;
        this.intake = intake;
    }

    /** @param rejected mails that were refused, by their place in the request */
    record Received(ImportId importId, int received, int duplicates, List<Rejected> rejected) {
        record Rejected(int index, String code, String message) {}
    }

    record PathBody(@Nullable String mailbox, @Nullable String path) {}

    /** An import and how far it is. */
    record ImportView(
            ImportId id,
            MailboxId mailboxId,
            String source,
            ImportRun.State state,
            int received,
            int duplicates,
            int rejected,
            int skipped,
            @Nullable String error,
            Instant startedAt,
            @Nullable Instant finishedAt) {

        static ImportView of(ImportRun r) {
            return new ImportView(
                    r.id(),
                    r.mailboxId(),
                    r.source(),
                    r.state(),
                    r.received(),
                    r.duplicates(),
                    r.rejected(),
                    r.skipped(),
                    r.error(),
                    r.startedAt(),
                    r.finishedAt());
        }
    }

    @PostMapping(path = "/mailboxes/{id}/messages", consumes = "message/rfc822")
    @Allowed({Role.ADMIN, Role.MANAGER})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received one(Caller caller, @PathVariable MailboxId id, HttpServletRequest request) throws IOException {
        Mailbox mailbox = mailboxes.get(caller, id);
        byte[] raw = request.getInputStream().readNBytes(LARGEST_MESSAGE + 1);
        if (raw.length == 0) {
            throw Problem.field("body", "is empty: send the bytes of one message");
        }
        if (raw.length > LARGEST_MESSAGE) {
            throw new Problem(
                    CommonError.PAYLOAD_TOO_LARGE,
                    "One message may have at most " + (LARGEST_MESSAGE >> 20) + " MB. Nothing was kept of this one.");
        }
        ImportRun run = imports.single(caller, mailbox, raw, intake);
        return new Received(run.id(), run.received(), run.duplicates(), List.of());
    }

    @PostMapping(path = "/mailboxes/{id}/messages", consumes = "application/mbox")
    @Allowed({Role.ADMIN, Role.MANAGER})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received mbox(Caller caller, @PathVariable MailboxId id, HttpServletRequest request) throws IOException {
        try (InputStream body = request.getInputStream()) {
            return receive(caller, id, "mbox", importing -> Containers.mbox(body, "mbox", importing));
        }
    }

    @PostMapping(path = "/mailboxes/{id}/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed({Role.ADMIN, Role.MANAGER})
    @ResponseStatus(HttpStatus.ACCEPTED)
    Received files(Caller caller, @PathVariable MailboxId id, @RequestPart("file") List<MultipartFile> files)
            throws IOException {
        String source = files.size() == 1 ? name(files.getFirst()) : files.size() + " files";
        return receive(caller, id, source, importing -> {
            for (MultipartFile file : files) {
                Path spooled = Files.createTempFile("pebble-import", null);
                try {
                    file.transferTo(spooled);
                    Containers.walk(spooled, name(file), importing);
                } finally {
                    Files.deleteIfExists(spooled);
                }
            }
        });
    }

    /** For the command line on the server's own machine: the product reads the path itself. */
    @PostMapping("/imports")
    @Allowed(Role.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ImportView path(Caller caller, @RequestBody PathBody body) {
        if (!caller.isCommandLine()) {
            throw MailError.IMPORT_PATH_REFUSED.problem();
        }
        if (body.path() == null || !Files.isReadable(Path.of(body.path()))) {
            throw Problem.field("path", "must be a file or folder that Pebble can read");
        }
        Mailbox mailbox = Optional.ofNullable(body.mailbox())
                .flatMap(address -> mailboxes.find(caller, address))
                .orElseThrow(MailError.MAILBOX_NOT_FOUND::problem);
        return ImportView.of(imports.begin(
                caller, mailbox, Path.of(body.path()).toAbsolutePath().normalize()));
    }

    @GetMapping("/imports/{id}")
    @Allowed({Role.ADMIN, Role.MANAGER})
    ImportView get(Caller caller, @PathVariable ImportId id) {
        return ImportView.of(imports.get(caller, id));
    }

    @GetMapping("/imports/{id}/items")
    @Allowed({Role.ADMIN, Role.MANAGER})
    Page<ImportItem> manifest(
            Caller caller,
            @PathVariable ImportId id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return imports.manifest(caller, id, outcome(outcome), Cursor.limit(limit), cursor);
    }

    @GetMapping("/mailboxes/{id}/imports")
    @Allowed({Role.ADMIN, Role.MANAGER})
    Page<ImportView> list(
            Caller caller,
            @PathVariable MailboxId id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        mailboxes.get(caller, id);
        return imports.of(caller, id, Cursor.limit(limit), cursor).map(ImportView::of);
    }

    @FunctionalInterface
    private interface Carrying {
        void carry(Importing importing) throws IOException;
    }

    private Received receive(Caller caller, MailboxId id, String source, Carrying carrying) throws IOException {
        Mailbox mailbox = mailboxes.get(caller, id);
        ImportRun run = imports.begin(caller, mailbox, source);
        Importing importing = new Importing(intake, imports, run, mailbox);
        boolean whole = false;
        try {
            try {
                carrying.carry(importing);
            } finally {
                // What had come before an upload broke off is kept.
                importing.flush();
            }
            whole = true;
        } finally {
            imports.finish(
                    run.id(),
                    whole ? ImportRun.State.DONE : ImportRun.State.FAILED,
                    whole ? null : "It broke off; what had come is kept. Send it again: nothing is doubled.");
        }
        ImportRun done = imports.get(run.id());
        return new Received(run.id(), done.received(), done.duplicates(), List.of());
    }

    private static String name(MultipartFile file) {
        String name = file.getOriginalFilename();
        return name == null || name.isBlank() ? "file" : name;
    }

    private static ImportItem.@Nullable Outcome outcome(@Nullable String key) {
        if (key == null) {
            return null;
        }
        try {
            return ImportItem.Outcome.valueOf(key.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Problem.field("outcome", "must be received, duplicate, rejected, opened or skipped");
        }
    }
}
