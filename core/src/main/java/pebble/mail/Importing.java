package pebble.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pebble.mime.Containers;

/**
 * Carries what a container holds into a mailbox: in the order it was met, in groups of one transaction each, every file with
 * its line in the manifest. Lines that are durable from an earlier attempt are passed over, so an import that was cut goes on
 * where it stood, with the same groups.
 */
final class Importing implements Containers.Sink {
    private static final int GROUP = 100;
    private static final long GROUP_BYTES = 16L << 20;

    private final Intake intake;
    private final Imports imports;
    private final ImportRun run;
    private final Mailbox mailbox;
    private final int durable;
    private final List<Line> group = new ArrayList<>();
    private int mails;
    private long bytes;
    private int met;

    Importing(Intake intake, Imports imports, ImportRun run, Mailbox mailbox) {
        this.intake = intake;
        this.imports = imports;
        this.run = run;
        this.mailbox = mailbox;
        this.durable = imports.written(run.id());
    }

    /** A file met, and for a mail its bytes. */
    private record Line(
            int n,
            String path,
            ImportItem.Kind kind,
            @Nullable String reason,
            @Nullable Arrival arrival) {}

    @Override
    public void mail(String path, byte[] raw) {
        mails++;
        bytes += raw.length;
        add(path, ImportItem.Kind.MAIL, null, Arrival.imported(raw, path));
        if (mails >= GROUP || bytes >= GROUP_BYTES) {
            flush();
        }
    }

    @Override
    public void container(String path, String kind) {
        add(path, ImportItem.Kind.CONTAINER, kind, null);
    }

    @Override
    public void skipped(String path, String reason) {
        add(path, ImportItem.Kind.SKIPPED, reason, null);
        if (group.size() >= 10 * GROUP) {
            flush();
        }
    }

    private void add(String path, ImportItem.Kind kind, @Nullable String reason, @Nullable Arrival arrival) {
        met++;
        group.add(new Line(met, path.replace('\0', '\uFFFD'), kind, reason, arrival));
    }

    /** Makes durable what has been met so far. */
    void flush() {
        List<Line> fresh = group.stream().filter(line -> line.n() > durable).toList();
        List<Arrival> arrivals =
                fresh.stream().map(Line::arrival).filter(a -> a != null).toList();
        if (!fresh.isEmpty()) {
            intake.accept(mailbox, arrivals, accepted -> imports.write(run.id(), manifest(fresh, accepted)));
        }
        group.clear();
        mails = 0;
        bytes = 0;
    }

    private static List<ImportItem> manifest(List<Line> lines, Accepted accepted) {
        Map<Arrival, Accepted.Item> of = new HashMap<>();
        accepted.items().forEach(item -> of.put(item.arrival(), item));
        return lines.stream()
                .map(line -> item(line, line.arrival() == null ? null : of.get(line.arrival())))
                .toList();
    }

    private static ImportItem item(Line line, Accepted.@Nullable Item accepted) {
        if (accepted != null) {
            return ImportItem.mail(line.n(), line.path(), accepted);
        }
        return new ImportItem(
                line.n(),
                line.path(),
                line.kind(),
                line.kind() == ImportItem.Kind.CONTAINER ? ImportItem.Outcome.OPENED : ImportItem.Outcome.SKIPPED,
                line.reason(),
                null);
    }
}
