package pebble.watched;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import pebble.documents.Bringing;
import pebble.documents.Receiving;
import pebble.documents.Receiving.Received;
import pebble.documents.Upload;
import pebble.identity.Caller;
import pebble.identity.EntityId;
import pebble.shared.Problem;
import pebble.watched.Look.Met;
import pebble.watched.Look.Taken;

/**
 * Makes documents of what lies in the folder. A file is taken once nobody has changed it for a while, and goes away only when its bytes
 * are durable; what is no document is laid into {@code refused/} with the reason beside it. What fails for reasons of our own is taken
 * the next time: bytes that came already are the document they are.
 */
final class WatchedFolder {
    private static final Logger log = LoggerFactory.getLogger(WatchedFolder.class);

    private final DropFolder folder;
    private final Bringing bringing;
    private final JdbcClient sql;
    private final Settling settling;
    private final Set<String> told = new HashSet<>();

    WatchedFolder(DropFolder folder, Bringing bringing, JdbcClient sql, Clock clock) {
        this.folder = folder;
        this.bringing = bringing;
        this.sql = sql;
        this.settling = new Settling(folder.settle(), clock);
    }

    /** Takes what has settled since the looks before. */
    void look() throws IOException {
        Optional<Owner> owner = owner();
        if (owner.isEmpty()) {
            once("CONSUME_ENTITY is \"" + folder.entity() + "\", but no legal entity is called so: nothing is taken");
            return;
        }
        try (Look look = Look.into(folder.path())) {
            Set<String> present = new HashSet<>();
            look.each(new Look.Visitor() {
                @Override
                public void met(Met met) {
                    present.add(met.path());
                    if (settling.settled(met.path(), met.traits())) {
                        aside(look, met);
                    }
                }

                @Override
                public void closed(String path) {
                    once("Pebble may not look into \"" + path + "\" in the watched folder, and takes nothing from it");
                }
            });
            for (Taken taken : look.taken()) {
                present.add(taken.id());
                if (settling.settled(taken.id(), taken.traits())) {
                    takeOrLeave(look, taken, owner.get());
                }
            }
            settling.keep(present);
        }
    }

    private void aside(Look look, Met met) {
        try {
            settling.renamed(met.path(), look.take(met));
        } catch (IOException stays) {
            once("a file in the watched folder cannot be moved: " + stays.getMessage());
        }
    }

    /** What is wrong with one file keeps no other waiting; what is wrong with us does. */
    private void takeOrLeave(Look look, Taken taken, Owner owner) throws IOException {
        try {
            take(look, taken, owner);
        } catch (DataAccessException | TransactionException | Problem ours) {
            throw ours;
        } catch (RuntimeException failure) {
            once("a file in the watched folder cannot be taken, and stays in " + Look.TAKING + ": " + failure);
        }
    }

    private void take(Look look, Taken taken, Owner owner) throws IOException {
        Optional<String> reason = taken.isFile()
                ? bring(look, taken, owner)
                : Optional.of("This is a link, a pipe or a device, not a file. Put the file itself into the folder.");
        if (reason.isPresent()) {
            look.refuse(taken, reason.get());
            log.info("file from the watched folder refused");
        }
    }

    /** Why it stays out; empty when it was taken, or somebody still writes to it. */
    private Optional<String> bring(Look look, Taken taken, Owner owner) throws IOException {
        InputStream open;
        try {
            open = look.open(taken);
        } catch (AccessDeniedException closed) {
            return Optional.of(
                    "Pebble may not read this file. Let the user that Pebble runs as read it, and put it into the folder again.");
        }
        try (InputStream bytes = open;
                Upload upload = Upload.of(bytes, taken.path(), null, bringing.most())) {
            if (!look.unchanged(taken)) {
                return Optional.empty();
            }
            List<Bringing.Outcome> outcomes =
                    bringing.bring(owner.caller(), upload, owner.entity(), List.of(), Receiving.Source.FOLDER);
            outcomes.forEach(WatchedFolder::tell);
            String reasons = reasons(outcomes);
            if (!reasons.isEmpty()) {
                return Optional.of(reasons);
            }
            look.remove(taken);
            return Optional.empty();
        } catch (Problem refused) {
            if (isOurs(refused)) {
                throw refused;
            }
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /** What a store that is away refused is no fault of the file. */
    private static void tell(Bringing.Outcome outcome) {
        switch (outcome) {
            case Bringing.Refused(String path, Problem refusal) when isOurs(refusal) -> throw refusal;
            case Bringing.Refused refused -> {}
            case Bringing.Kept(String path, Received received) ->
                log.info(
                        "file from the watched folder taken document={} known={}",
                        received.document().id(),
                        received.duplicate());
        }
    }

    private static boolean isOurs(Problem refusal) {
        return refusal.code().status() == HttpStatus.SERVICE_UNAVAILABLE;
    }

    private static String reasons(List<Bringing.Outcome> outcomes) {
        List<Bringing.Refused> refused = outcomes.stream()
                .filter(Bringing.Refused.class::isInstance)
                .map(Bringing.Refused.class::cast)
                .toList();
        if (outcomes.size() <= 1) {
            return refused.stream().map(one -> one.refusal().getMessage()).collect(Collectors.joining());
        }
        return refused.isEmpty()
                ? ""
                : refused.size() + " of the " + outcomes.size()
                        + " files in it are no documents; the others were taken.\n"
                        + refused.stream()
                                .map(one -> one.path() + ": " + one.refusal().getMessage())
                                .collect(Collectors.joining("\n"));
    }

    /** @param entity null: the whole group */
    private record Owner(@Nullable EntityId entity) {
        /** Sees what the owner sees: what another entity holds is not told of. */
        Caller caller() {
            return Caller.within(entity);
        }
    }

    private Optional<Owner> owner() {
        if (folder.entity() == null) {
            return Optional.of(new Owner(null));
        }
        return sql.sql(
                        "select id from legal_entity where name = :called or 'ent_' || replace(id::text, '-', '') = :called")
                .param("called", folder.entity())
                .query((row, n) -> new EntityId(row.getObject("id", UUID.class)))
                .optional()
                .map(Owner::new);
    }

    private void once(String sentence) {
        if (told.add(sentence)) {
            log.warn(sentence);
        }
    }
}
