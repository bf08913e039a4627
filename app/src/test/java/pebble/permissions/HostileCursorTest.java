package pebble.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import pebble.Http;
import pebble.Pebble;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.shared.Cursor;

/** Every reading endpoint of the OpenAPI document, asked to go on from places that no list ever gave. */
@SpringBootTest(classes = Pebble.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Things.class)
class HostileCursorTest {
    private static final List<String> CURSORS = Stream.concat(
                    Stream.of("%ff", "%00", "!", "*".repeat(2_000)),
                    Stream.of(
                                    "abc",
                                    "a b c",
                                    "9".repeat(40),
                                    "\0",
                                    "2026-01-01T00:00:00Z zz",
                                    "-1",
                                    "null",
                                    ";".repeat(2_000))
                            .map(Cursor::encode))
            .toList();

    @LocalServerPort
    private int port;

    @Autowired
    private Things things;

    @TestFactory
    Stream<DynamicTest> a_place_that_is_none_is_refused_and_breaks_nothing() {
        TestUser admin = things.user(Role.ADMIN);
        Http http = Http.at(port).as(admin);
        return Operation.of(http.get("/api/v1/openapi.json").json()).stream()
                .filter(operation -> !operation.writes() && !operation.streams())
                .filter(operation -> operation.allowed().contains(Role.ADMIN.name()))
                .map(operation -> dynamicTest(operation.toString(), () -> {
                    String path = operation.hasParameters()
                            ? operation.at(things.get(operation.noun()).own(admin))
                            : operation.path();
                    for (String cursor : CURSORS) {
                        assertThat(http.get(path + "?cursor=" + cursor).status())
                                .as(operation + " from " + cursor)
                                .isLessThan(500);
                    }
                }));
    }
}
