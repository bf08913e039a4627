package pebble.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of mails: a Maildir where it has {@code cur} and {@code new}, else a tree of files. Links are not followed. */
final class FolderWalk {
    private static final String LINK = "It is a symbolic link";
    private static final String SPECIAL = "It is not a regular file";
    private static final String IN_DELIVERY = "It was still being delivered to the Maildir";

    private final Containers.Sink sink;

    FolderWalk(Containers.Sink sink) {
        this.sink = sink;
    }

    void walk(Path folder, String name) throws IOException {
        boolean maildir = Files.isDirectory(folder.resolve("cur"), LinkOption.NOFOLLOW_LINKS)
                && Files.isDirectory(folder.resolve("new"), LinkOption.NOFOLLOW_LINKS);
        if (maildir) {
            sink.container(name, "maildir");
        }
        for (Path child : children(folder)) {
            String path = name + "/" + child.getFileName();
            if (Files.isSymbolicLink(child)) {
                sink.skipped(path, LINK);
            } else if (Files.isDirectory(child)) {
                String box = maildir ? child.getFileName().toString() : "";
                switch (box) {
                    case "cur", "new" -> box(child, path);
                    case "tmp" -> inDelivery(child, path);
                    default -> walk(child, path);
                }
            } else if (Files.isRegularFile(child)) {
                file(child, path);
            } else {
                sink.skipped(path, SPECIAL);
            }
        }
    }

    /** In a Maildir every file is a mail, whatever it looks like. */
    private void box(Path folder, String name) throws IOException {
        for (Path child : children(folder)) {
            String path = name + "/" + child.getFileName();
            if (Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS)) {
                try (InputStream in = Files.newInputStream(child)) {
                    new FileWalk(sink, UnpackingBudget.forStream()).mail(in, path);
                } catch (IOException unreadable) {
                    sink.skipped(path, FileWalk.unreadable(unreadable));
                }
            } else {
                sink.skipped(path, Files.isSymbolicLink(child) ? LINK : SPECIAL);
            }
        }
    }

    private void inDelivery(Path folder, String name) throws IOException {
        for (Path child : children(folder)) {
            sink.skipped(name + "/" + child.getFileName(), IN_DELIVERY);
        }
    }

    private void file(Path file, String path) {
        try {
            Containers.walk(file, path, sink);
        } catch (IOException unreadable) {
            sink.skipped(path, FileWalk.unreadable(unreadable));
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
