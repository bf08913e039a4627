package pebble.connectors.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import pebble.indexes.Position;

/** One Lucene index in a folder of its own, owned by this process. With what it commits it writes who it is and how far it has come. */
final class Generation implements AutoCloseable {
    static final String GONE = "gone-";
    private static final String ID = "id";
    private static final String XID = "xid";
    private static final String SEQ = "seq";
    /** Of another shape than now, an index is made anew. */
    private static final String SHAPE = "shape";

    private static final double BUFFER_MB = 48;

    final int number;
    final IndexWriter writer;
    final SearcherManager searchers;
    private final Path folder;
    private final FSDirectory directory;
    private final String shape;
    private final UUID id;
    private volatile @Nullable Position position;

    private Generation(int number, Path folder, Analyzer analyzer, String shape) throws IOException {
        this.number = number;
        this.folder = folder;
        this.shape = shape;
        directory = FSDirectory.open(Files.createDirectories(folder));
        try {
            writer = new IndexWriter(
                    directory,
                    new IndexWriterConfig(analyzer)
                            .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                            .setRAMBufferSizeMB(BUFFER_MB)
                            .setCommitOnClose(false));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        try {
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            directory.close();
            throw e;
        }
        Map<String, String> told = new HashMap<>();
        if (writer.getLiveCommitData() != null) {
            writer.getLiveCommitData().forEach(entry -> told.put(entry.getKey(), entry.getValue()));
        }
        boolean whole = told.containsKey(XID) && shape.equals(told.get(SHAPE));
        if (!whole) {
            writer.deleteAll();
        }
        id = whole ? UUID.fromString(told.get(ID)) : UUID.randomUUID();
        position = whole ? new Position(Long.parseLong(told.get(XID)), Long.parseLong(told.get(SEQ))) : null;
        show();
    }

    /** What cannot be read is thrown away: the database holds everything that was in it. */
    static Generation open(Path root, int number, Analyzer analyzer, String shape) {
        Path folder = root.resolve(String.valueOf(number));
        try {
            try {
                return new Generation(number, folder, analyzer, shape);
            } catch (NoSuchFileException
                    | CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException broken) {
                FileSystemUtils.deleteRecursively(folder);
                return new Generation(number, folder, analyzer, shape);
            }
        } catch (LockObtainFailedException held) {
            throw new IndexInUse(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID id() {
        return id;
    }

    Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    void show() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Position upTo) {
        try {
            writer.setLiveCommitData(Map.of(
                            ID, id.toString(),
                            XID, String.valueOf(upTo.xid()),
                            SEQ, String.valueOf(upTo.seq()),
                            SHAPE, shape)
                    .entrySet());
            writer.commit();
            position = upTo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was not kept is lost. */
    @Override
    public void close() {
        try {
            searchers.close();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Out of the row of those that may be in force before any of it goes: half of one must not be opened. */
    void delete() {
        close();
        try {
            Path gone = folder.resolveSibling(GONE + number);
            FileSystemUtils.deleteRecursively(gone);
            Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
            FileSystemUtils.deleteRecursively(gone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
