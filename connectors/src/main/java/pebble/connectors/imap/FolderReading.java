package pebble.connectors.imap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import pebble.mail.Arrival;
import pebble.mail.Intake;
import pebble.mail.LeftOut;
import pebble.mail.MailSource.Held;
import pebble.mail.Mailbox;

/** Brings mails of an open folder, in groups small enough to hold in memory and large enough to be quick. */
@Component
class FolderReading {
    private static final Logger LOG = LoggerFactory.getLogger(FolderReading.class);
    private static final int WINDOW = 500;
    private static final int GROUP_COUNT = 100;
    private static final long GROUP_BYTES = 8L * 1024 * 1024;

    private final Intake intake;
    private final LeftOut leftOut;

    FolderReading(Intake intake, LeftOut leftOut) {
        this.intake = intake;
        this.leftOut = leftOut;
    }

    /** The folder that is read. */
    record Place(Mailbox mailbox, ImapAccount account, String name, long validity) {
        Held held(long uid) {
            return new Held(name, new Arrival.Uid(validity, uid));
        }
    }

    /** Happens in the transaction that accepted a group. */
    @FunctionalInterface
    interface Progress {
        void upTo(long uid);
    }

    /** Asked between two groups; true ends the reading. */
    @FunctionalInterface
    interface Stop {
        boolean now();
    }

    /** How many came, and whether it went to the end. */
    record Read(int messages, boolean complete) {}

    Read read(OpenFolder folder, Place place, List<Long> uids, Progress progress, Stop stop) {
        int messages = 0;
        for (int from = 0; from < uids.size(); from += WINDOW) {
            List<Long> window = uids.subList(from, Math.min(uids.size(), from + WINDOW));
            Map<Long, Long> sizes = folder.sizes(window);
            for (List<Long> group : groups(window, sizes)) {
                if (stop.now()) {
                    return new Read(messages, false);
                }
                messages += bring(folder, place, group, sizes, progress);
            }
        }
        return new Read(messages, true);
    }

    private static List<List<Long>> groups(List<Long> uids, Map<Long, Long> sizes) {
        List<List<Long>> groups = new ArrayList<>();
        List<Long> group = new ArrayList<>();
        long bytes = 0;
        for (Long uid : uids) {
            long size = sizes.getOrDefault(uid, 0L);
            if (!group.isEmpty() && (group.size() == GROUP_COUNT || bytes + size > GROUP_BYTES)) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(uid);
            bytes += size;
        }
        groups.add(group);
        return groups;
    }

    private int bring(OpenFolder folder, Place place, List<Long> group, Map<Long, Long> sizes, Progress progress) {
        Map<Held, String> refused = new LinkedHashMap<>();
        List<Arrival> arrivals = arrivals(folder, place, group, sizes, refused);
        List<Long> kept = accept(place, group, arrivals, refused, progress);
        if (place.account().markSeen() && !kept.isEmpty()) {
            folder.markSeen(kept);
        }
        return kept.size();
    }

    private static List<Arrival> arrivals(
            OpenFolder folder, Place place, List<Long> group, Map<Long, Long> sizes, Map<Held, String> refused) {
        List<Long> wanted = new ArrayList<>();
        for (Long uid : group) {
            Long size = sizes.get(uid);
            if (size != null && size > place.account().maxMessageBytes()) {
                refused.put(place.held(uid), tooLarge(size, place.account()));
            } else if (size != null) {
                wanted.add(uid);
            }
        }
        Map<Long, byte[]> bodies = wanted.isEmpty() ? Map.of() : folder.bodies(wanted);
        List<Arrival> arrivals = new ArrayList<>();
        for (Long uid : wanted) {
            byte[] raw = bodies.containsKey(uid)
                    ? bodies.get(uid)
                    : folder.bodies(List.of(uid)).get(uid);
            if (raw != null) {
                arrivals.add(new Arrival(raw, "", place.name(), place.held(uid).uid()));
            } else if (folder.sizes(List.of(uid)).containsKey(uid)) {
                // Not deleted meanwhile: some servers list mails that they cannot read themselves.
                refused.put(place.held(uid), "The server lists this mail but does not hand it out.");
            }
        }
        return arrivals;
    }

    private static String tooLarge(long size, ImapAccount account) {
        return "This mail has %,d bytes; the mailbox's setting max_message_bytes allows %,d. Raise it and repair."
                .formatted(size, account.maxMessageBytes());
    }

    /** Answers the UIDs that are kept. */
    private List<Long> accept(
            Place place, List<Long> group, List<Arrival> arrivals, Map<Held, String> refused, Progress progress) {
        try {
            keep(place, group, arrivals, refused, progress);
            return arrivals.stream().map(FolderReading::uid).toList();
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
            throw passing;
        } catch (RuntimeException oneOfThem) {
            return oneByOne(place, group, arrivals, refused, progress);
        }
    }

    /** One mail that cannot be kept must not keep all others out. */
    private List<Long> oneByOne(
            Place place, List<Long> group, List<Arrival> arrivals, Map<Held, String> refused, Progress progress) {
        List<Long> kept = new ArrayList<>();
        for (Arrival arrival : arrivals) {
            long uid = uid(arrival);
            try {
                keep(place, List.of(uid), List.of(arrival), Map.of(), progress);
                kept.add(uid);
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException passing) {
                // The database is away, not the mail at fault: the folder is read again from its cursor.
                throw passing;
            } catch (RuntimeException failure) {
                LOG.error("mailbox={} uid={} could not be kept", place.mailbox().id(), uid, failure);
                refused.put(place.held(uid), "Pebble could not keep this mail; the log of the product tells why.");
            }
        }
        keep(place, group, List.of(), refused, progress);
        return kept;
    }

    private void keep(
            Place place, List<Long> group, List<Arrival> arrivals, Map<Held, String> refused, Progress progress) {
        intake.accept(place.mailbox(), arrivals, accepted -> {
            leftOut.settle(place.mailbox().id(), group.stream().map(place::held).toList());
            refused.forEach((mail, reason) -> leftOut.note(place.mailbox().id(), mail, reason));
            progress.upTo(group.getLast());
        });
    }

    private static long uid(Arrival arrival) {
        return Objects.requireNonNull(arrival.uid()).value();
    }
}
