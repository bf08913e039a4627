package pebble.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.Pebble;
import pebble.board.BoardCast;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

/** The event stream tells each role of what they are granted, and of nothing else. */
@SpringBootTest(classes = Pebble.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EventPermissionTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BoardCast cast;

    @Test
    void everybody_hears_of_what_they_are_granted_and_of_nothing_else() {
        var users = new TestUsers(jdbc);
        EntityId ours = users.entity("Ours");
        EntityId theirs = users.entity("Theirs");
        List<Listener> listeners = Arrays.stream(Role.values())
                .map(role -> new Listener(role, users.user("Listening " + role, role, Set.of(ours), Set.of("sales"))))
                .toList();
        listeners.forEach(listener -> await().atMost(Duration.ofSeconds(20)).until(() -> listener.heard("hello")));
        String foreignEntity =
                cast.card(theirs, "sales", "Of another entity").id().toString();
        String foreignStream =
                cast.card(ours, "quality", "Of a stream not granted").id().toString();
        String own = cast.card(ours, "sales", "Of our own").id().toString();

        for (String card : List.of(foreignEntity, foreignStream, own)) {
            Http.at(port).as(cast.admin).post("/api/v1/cards/" + card + "/move", Map.of("column", "done"));
        }

        for (Listener listener : listeners) {
            await().atMost(Duration.ofSeconds(20)).until(() -> listener.heard(own));
            boolean all = listener.role == Role.ADMIN;
            assertThat(listener.heard(foreignEntity))
                    .as(listener.role + " of another entity")
                    .isEqualTo(all);
            assertThat(listener.heard(foreignStream))
                    .as(listener.role + " of a stream not granted")
                    .isEqualTo(all);
        }
    }

    private final class Listener {
        private final Role role;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Listener(Role role, TestUser user) {
            this.role = role;
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events"))
                    .header("Authorization", user.bearer())
                    .header("Accept", "text/event-stream")
                    .build();
            var unused = HttpClient.newHttpClient()
                    .sendAsync(request, BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body().forEach(lines::add));
        }

        boolean heard(String word) {
            return lines.stream().anyMatch(line -> line.contains(word));
        }
    }
}
