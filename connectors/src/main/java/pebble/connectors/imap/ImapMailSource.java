package pebble.connectors.imap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pebble.connectors.imap.FolderChoice.Listed;
import pebble.connectors.imap.FolderReading.Place;
import pebble.connectors.imap.FolderReading.Read;
import pebble.mail.Arrival;
import pebble.mail.LeftOut;
import pebble.mail.MailCursors;
import pebble.mail.MailSource;
import pebble.mail.Mailbox;
import pebble.mail.MailboxKind;

/**
 * Reads IMAP accounts. A folder is read from its cursor on; when its UIDVALIDITY has changed it is read anew, and since the same
 * bytes are the same message, nothing is doubled.
 */
@Component
@EnableConfigurationProperties(ImapSettings.class)
class ImapMailSource implements MailSource {
    private final ImapSettings settings;
    private final MailCursors cursors;
    private final LeftOut leftOut;
    private final FolderReading reading;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImapMailSource(
            ImapSettings settings,
            MailCursors cursors,
            LeftOut leftOut,
            FolderReading reading,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.cursors = cursors;
        this.leftOut = leftOut;
        this.reading = reading;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public MailboxKind kind() {
        return MailboxKind.IMAP;
    }

    @Override
    public void check(Map<String, Object> wanted) {
        AccountCheck.check(wanted, settings.plainHosts());
    }

    @Override
    public Duration pollEvery(Mailbox mailbox) {
        return ImapAccount.of(mailbox, Map.of()).pollEvery();
    }

    @Override
    public List<String> test(Mailbox mailbox, Map<String, String> secrets) {
        ImapAccount account = ImapAccount.of(mailbox, secrets);
        try (ImapConnection connection = ImapConnection.open(account, settings)) {
            List<Listed> all = connection.folders();
            List<String> absent = FolderChoice.absent(all, account.folders());
            if (!absent.isEmpty()) {
                throw new SourceUnavailable(
                        absentSentence(absent, all), new IllegalStateException("folders are absent"));
            }
            return FolderChoice.chosen(all, account.folders()).stream()
                    .map(Listed::name)
                    .toList();
        }
    }

    @Override
    public Fetched fetch(Mailbox mailbox, Map<String, String> secrets) {
        ImapAccount account = ImapAccount.of(mailbox, secrets);
        cursors.settle(mailbox.id(), account.name());
        Instant turnEnds = clock.instant().plus(settings.turn());
        try (ImapConnection connection = ImapConnection.open(account, settings)) {
            List<Listed> all = connection.folders();
            List<String> troubles = new ArrayList<>();
            int messages = 0;
            for (Listed folder : FolderChoice.chosen(all, account.folders())) {
                try {
                    Read read = readNew(connection, mailbox, account, folder.name(), turnEnds);
                    messages += read.messages();
                    if (!read.complete()) {
                        return new Fetched(messages, true, null);
                    }
                } catch (SourceUnavailable trouble) {
                    if (!ImapTrouble.isRefusal(trouble)) {
                        throw trouble;
                    }
                    troubles.add("Folder " + folder.name() + ": " + trouble.getMessage());
                }
            }
            List<String> absent = FolderChoice.absent(all, account.folders());
            if (!absent.isEmpty()) {
                troubles.add(absentSentence(absent, all));
            }
            int out = leftOut.reasons(mailbox.id()).size();
            if (out > 0) {
                troubles.add((out == 1 ? "1 mail" : out + " mails")
                        + " could not be brought; the reconciliation of this mailbox tells why.");
            }
            return new Fetched(messages, false, troubles.isEmpty() ? null : String.join(" ", troubles));
        }
    }

    private Read readNew(
            ImapConnection connection, Mailbox mailbox, ImapAccount account, String folder, Instant turnEnds) {
        ImapConnection.Numbering told = connection.numbering(folder);
        Arrival.Uid cursor = cursors.find(mailbox.id(), folder).orElse(new Arrival.Uid(-1, 0));
        if (cursor.validity() == told.validity() && told.next() > 0 && told.next() <= cursor.value() + 1) {
            return new Read(0, true);
        }
        try (OpenFolder open = connection.open(folder, account.markSeen())) {
            long validity = open.validity();
            long from = cursor.validity() == validity ? cursor.value() + 1 : 1;
            List<Long> uids = LongStream.of(open.uidsFrom(from)).boxed().toList();
            Read read = reading.read(
                    open,
                    new Place(mailbox, account, folder, validity),
                    uids,
                    uid -> cursors.move(mailbox.id(), account.name(), folder, new Arrival.Uid(validity, uid)),
                    () -> clock.instant().isAfter(turnEnds));
            if (read.complete()) {
                // What was numbered before the folder was opened has been seen, also where mails were deleted at the
                // end.
                long seen = told.validity() == validity ? Math.max(from - 1, told.next() - 1) : from - 1;
                long last = uids.isEmpty() ? seen : Math.max(seen, uids.getLast());
                transaction.executeWithoutResult(status -> {
                    cursors.move(mailbox.id(), account.name(), folder, new Arrival.Uid(validity, last));
                    cursors.forgetOldNumbers(mailbox.id(), folder, validity);
                    leftOut.forgetOldNumbers(mailbox.id(), folder, validity);
                });
            }
            return read;
        }
    }

    @Override
    public List<Held> inventory(Mailbox mailbox, Map<String, String> secrets) {
        ImapAccount account = ImapAccount.of(mailbox, secrets);
        try (ImapConnection connection = ImapConnection.open(account, settings)) {
            List<Held> held = new ArrayList<>();
            for (Listed folder : FolderChoice.chosen(connection.folders(), account.folders())) {
                try (OpenFolder open = connection.open(folder.name(), false)) {
                    Place place = new Place(mailbox, account, folder.name(), open.validity());
                    LongStream.of(open.uidsFrom(1)).mapToObj(place::held).forEach(held::add);
                }
            }
            return held;
        }
    }

    @Override
    public int fetch(Mailbox mailbox, Map<String, String> secrets, List<Held> wanted) {
        ImapAccount account = ImapAccount.of(mailbox, secrets);
        Map<String, List<Held>> byFolder = new LinkedHashMap<>();
        wanted.forEach(mail ->
                byFolder.computeIfAbsent(mail.folder(), f -> new ArrayList<>()).add(mail));
        try (ImapConnection connection = ImapConnection.open(account, settings)) {
            int messages = 0;
            for (var folder : byFolder.entrySet()) {
                try (OpenFolder open = connection.open(folder.getKey(), account.markSeen())) {
                    long validity = open.validity();
                    List<Long> uids = folder.getValue().stream()
                            .map(Held::uid)
                            .filter(uid -> uid.validity() == validity)
                            .map(Arrival.Uid::value)
                            .sorted()
                            .toList();
                    Place place = new Place(mailbox, account, folder.getKey(), validity);
                    messages += reading.read(open, place, uids, uid -> {}, () -> false)
                            .messages();
                }
            }
            return messages;
        }
    }

    private static String absentSentence(List<String> absent, List<Listed> all) {
        return "The server has no folder " + String.join(", ", absent) + ". It has: "
                + String.join(", ", all.stream().map(Listed::name).limit(30).toList()) + ".";
    }
}
