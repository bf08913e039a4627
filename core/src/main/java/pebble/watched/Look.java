package pebble.watched;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One look into the folder. Everything in it is reached from the folder itself, name by name, and no link is followed on the way, whoever
 * exchanges one for another meanwhile. What is to be taken is first moved aside, into {@value #TAKING}, where nobody else writes.
 */
final class Look implements Closeable {
    static final String TAKING = ".pebble";
    static final String REFUSED = "refused";
    private static final int DEEPEST = 16;
    private static final Pattern TAKEN = Pattern.compile("[0-9a-f-]{36}");
    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> WRITE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final SecureDirectoryStream<Path> top;
    private final SecureDirectoryStream<Path> taking;
    private final SecureDirectoryStream<Path> refused;

    private Look(
            SecureDirectoryStream<Path> top, SecureDirectoryStream<Path> taking, SecureDirectoryStream<Path> refused) {
        this.top = top;
        this.taking = taking;
        this.refused = refused;
    }

    /** @throws IOException also where something else than a folder of ours stands in the place of one */
    static Look into(Path folder) throws IOException {
        List<Closeable> open = new ArrayList<>();
        try {
            SecureDirectoryStream<Path> top = secure(Files.newDirectoryStream(folder));
            open.add(top);
            SecureDirectoryStream<Path> taking = ours(top, folder, TAKING);
            open.add(taking);
            taking.getFileAttributeView(PosixFileAttributeView.class)
                    .setPermissions(PosixFilePermissions.fromString("rwx------"));
            return new Look(top, taking, ours(top, folder, REFUSED));
        } catch (IOException | RuntimeException e) {
            for (Closeable one : open) {
                one.close();
            }
            throw e;
        }
    }

    private static SecureDirectoryStream<Path> ours(SecureDirectoryStream<Path> top, Path folder, String name)
            throws IOException {
        try {
            Files.createDirectory(folder.resolve(name));
        } catch (FileAlreadyExistsException there) {
            // If it is a link, it is not opened.
        }
        return sub(top, Path.of(name));
    }

    private static SecureDirectoryStream<Path> sub(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        return secure(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> stream) throws IOException {
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("This system has no safe way to look into a folder that others write to.");
    }

    /** A file, link, pipe or whatever lies there, but no folder. */
    record Met(SecureDirectoryStream<Path> folder, Path name, String path, Traits traits) {}

    /** Is shown what lies there, while its folder is open. */
    interface Visitor {
        void met(Met met) throws IOException;

        /** A folder that we may not look into, as the system makes some itself. */
        default void closed(String path) {}
    }

    /** Everything in the folder and in those below it. */
    void each(Visitor visitor) throws IOException {
        try {
            walk(top, "", 0, visitor);
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    private void walk(SecureDirectoryStream<Path> folder, String path, int depth, Visitor visitor) throws IOException {
        for (Path entry : folder) {
            Path name = entry.getFileName();
            BasicFileAttributes attributes = passedOver(name.toString(), depth) ? null : attributes(folder, name);
            if (attributes == null) {
                continue;
            }
            if (!attributes.isDirectory()) {
                visitor.met(new Met(folder, name, path + name, Traits.of(attributes)));
            } else if (depth < DEEPEST) {
                try (SecureDirectoryStream<Path> below = sub(folder, name)) {
                    walk(below, path + name + "/", depth + 1, visitor);
                } catch (NoSuchFileException gone) {
                    continue;
                } catch (AccessDeniedException notOurs) {
                    visitor.closed(path + name);
                }
            }
        }
    }

    /** What is hidden, what programs call a file until it is whole, and what systems lay beside files. */
    private static boolean passedOver(String name, int depth) {
        return name.startsWith(".")
                || name.startsWith("~$")
                || name.matches("(?i).*\\.(part|partial|tmp|crdownload|filepart)|thumbs\\.db|desktop\\.ini")
                || depth == 0 && name.equals(REFUSED);
    }

    private static @Nullable BasicFileAttributes attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        try {
            return folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
        } catch (NoSuchFileException gone) {
            return null;
        }
    }

    /** Moves it aside under a name of ours; what it was called is written down first. */
    String take(Met met) throws IOException {
        String id = UUID.randomUUID().toString();
        write(taking, Path.of(id + ".name"), met.path());
        try {
            met.folder().move(met.name(), taking, Path.of(id));
        } catch (IOException notMoved) {
            taking.deleteFile(Path.of(id + ".name"));
            throw notMoved;
        }
        return id;
    }

    /** @param path what it was called in the folder */
    record Taken(String id, String path, boolean isFile, Traits traits) {}

    /** What was moved aside, now or by a process that ended in the middle. */
    List<Taken> taken() throws IOException {
        List<Taken> all = new ArrayList<>();
        try (SecureDirectoryStream<Path> fresh = sub(top, Path.of(TAKING))) {
            for (Path entry : fresh) {
                Path id = entry.getFileName();
                BasicFileAttributes attributes = TAKEN.matcher(id.toString()).matches() ? attributes(taking, id) : null;
                if (attributes != null) {
                    all.add(new Taken(
                            id.toString(), called(id.toString()), attributes.isRegularFile(), Traits.of(attributes)));
                }
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return all;
    }

    private String called(String id) throws IOException {
        try (SeekableByteChannel name = taking.newByteChannel(Path.of(id + ".name"), READ)) {
            return new String(Channels.newInputStream(name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException lost) {
            return "document";
        }
    }

    InputStream open(Taken taken) throws IOException {
        return Channels.newInputStream(taking.newByteChannel(Path.of(taken.id()), READ));
    }

    /** Whether nobody has written to it meanwhile. */
    boolean unchanged(Taken taken) throws IOException {
        BasicFileAttributes now = attributes(taking, Path.of(taken.id()));
        return now != null && Traits.of(now).equals(taken.traits());
    }

    void remove(Taken taken) throws IOException {
        taking.deleteFile(Path.of(taken.id()));
        forget(taken);
    }

    /** Lays it aside for people, the reason beside it. */
    void refuse(Taken taken, String reason) throws IOException {
        String name = FreeName.in(candidate -> isFree(candidate) && isFree(candidate + ".reason.txt"), taken.path());
        write(refused, Path.of(name + ".reason.txt"), reason + "\n");
        taking.move(Path.of(taken.id()), refused, Path.of(name));
        forget(taken);
    }

    private boolean isFree(String name) throws IOException {
        return attributes(refused, Path.of(name)) == null;
    }

    private void forget(Taken taken) throws IOException {
        try {
            taking.deleteFile(Path.of(taken.id() + ".name"));
        } catch (NoSuchFileException gone) {
            return;
        }
    }

    private static void write(SecureDirectoryStream<Path> folder, Path name, String text) throws IOException {
        try (SeekableByteChannel out = folder.newByteChannel(name, WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (top;
                taking) {
            refused.close();
        }
    }
}
