package pebble.watched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.TestServer;
import pebble.blobs.LargeBlobs;
import pebble.blobs.MemoryBlobs;
import pebble.documents.Bringing;
import pebble.identity.EntityId;
import pebble.identity.TestUsers;

/** A folder of people who bring papers, watched for a legal entity by a clock that is set by hand. */
@SpringBootTest(classes = TestServer.class)
abstract class AtTheFolder {
    static final Duration SETTLE = Duration.ofSeconds(5);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Bringing bringing;

    @Autowired
    LargeBlobs large;

    @TempDir
    Path outside;

    final Hands clock = new Hands();
    Path folder;
    EntityId paints;
    WatchedFolder watched;

    /** A clock that is set by hand. */
    static final class Hands extends Clock {
        Instant now = Instant.parse("2026-03-01T08:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void a_folder() throws IOException {
        folder = Files.createDirectory(outside.resolve("in"));
        paints = new TestUsers(jdbc).entity("Paints");
        watched = watching(paints.toString());
    }

    @AfterEach
    void the_store_is_back() {
        ((MemoryBlobs) large).away = false;
    }

    WatchedFolder watching(String entity) {
        return new WatchedFolder(new DropFolder(folder, entity, SETTLE), bringing, jdbc, clock);
    }

    Path lay(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static String unique(String text) {
        return text + " " + UUID.randomUUID();
    }

    /** Two looks with time between them. */
    void settle() throws IOException {
        watched.look();
        clock.now = clock.now.plus(SETTLE);
        watched.look();
    }

    List<String> documents() {
        return jdbc.sql("select filename from documents where entity_id = :entity order by filename")
                .param("entity", paints.value())
                .query(String.class)
                .list();
    }

    /** Files of people, by their paths; those of ours must be none. */
    List<String> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    String reason(String name) throws IOException {
        return Files.readString(folder.resolve("refused").resolve(name + ".reason.txt"));
    }
}
