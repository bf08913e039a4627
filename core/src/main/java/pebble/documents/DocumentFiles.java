package pebble.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pebble.blobs.Blobs;
import pebble.shared.SecretBox;

/** The bytes of documents as files, for as long as somebody reads them. */
@Component
public class DocumentFiles {
    private final Blobs blobs;
    private final JdbcClient sql;
    private final SecretBox secrets;

    DocumentFiles(Blobs blobs, JdbcClient sql, SecretBox secrets) {
        this.blobs = blobs;
        this.sql = sql;
        this.secrets = secrets;
    }

    /** Reads a file. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Path file, @Nullable String password) throws IOException;
    }

    /** The file is taken away afterwards. */
    public <T> T with(Document document, Reading<T> reading) {
        try {
            Path folder = Files.createTempDirectory("pebble-document");
            Path file = folder.resolve("document");
            try {
                blobs.copy(document.sha256(), file);
                return reading.read(file, password(document.id()).orElse(null));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> password(DocumentId id) {
        return sql.sql("select password from documents where id = :id and password is not null")
                .param("id", id.value())
                .query(String.class)
                .optional()
                .map(secrets::open);
    }
}
