package pebble.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * Every endpoint of the OpenAPI document, asked by nobody and by every role, for what is theirs and for what is not. An endpoint
 * that says nothing of who may call it fails, and so does one with a path parameter that {@link Things} does not know.
 */
@SpringBootTest(classes = Pebble.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(Things.class)
class PermissionMatrixTest {
    /** Endpoints that no user may call, whatever their role. */
    private static final Set<String> ONLY_THE_COMMAND_LINE = Set.of("POST /api/v1/imports");

    private static final String UPLOAD = """
            --part\r
            Content-Disposition: form-data; name="file"; filename="a.eml"\r
            \r
            From: someone@customer.example\r
            \r
            Please quote.\r
            --part--\r
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Things things;

    @TestFactory
    Stream<DynamicTest> every_endpoint_answers_whom_it_may_and_nobody_else() {
        List<Operation> operations = Operation.of(Http.at(port)
                .as(things.user(Role.ADMIN))
                .get("/api/v1/openapi.json")
                .json());
        assertThat(operations).isNotEmpty();
        return operations.stream().flatMap(this::checks);
    }

    private Stream<DynamicTest> checks(Operation operation) {
        List<DynamicTest> checks = new ArrayList<>();
        checks.add(dynamicTest(operation + " says who may call it", () -> says(operation)));
        if (operation.forAnyone()) {
            checks.add(dynamicTest(operation + " is open to strangers", () -> open(operation)));
            return checks.stream();
        }
        checks.add(dynamicTest(operation + " is closed to strangers", () -> strangers(operation)));
        for (Role role : Role.values()) {
            checks.add(dynamicTest(operation + " as " + role, () -> asRole(operation, role)));
        }
        return checks.stream();
    }

    private void says(Operation operation) {
        assertThat(operation.allowed()).as("x-allowed").isNotEmpty();
        if (operation.hasParameters() && !operation.forAnyone()) {
            assertThat(things.knows(operation.noun()))
                    .as("Things has no fixture for " + operation.noun())
                    .isTrue();
        }
    }

    private void open(Operation operation) {
        String path = operation.hasParameters() ? operation.at("unknown") : operation.path();
        assertThat(status(Http.at(port), operation, path))
                .isNotIn(401, 403, 405)
                .isLessThan(500);
    }

    private void strangers(Operation operation) {
        String path = operation.hasParameters() ? operation.at("unknown") : operation.path();
        assertThat(status(Http.at(port), operation, path)).isEqualTo(401);
    }

    private void asRole(Operation operation, Role role) {
        TestUser user = things.user(role);
        Http http = Http.at(port).as(user);
        Thing thing = operation.hasParameters() ? things.get(operation.noun()) : null;
        String what = operation + " as " + role + ", ";
        int own = status(http, operation, thing == null ? operation.path() : operation.at(thing.own(user)));
        if (!operation.allowed().contains(role.name()) || ONLY_THE_COMMAND_LINE.contains(operation.toString())) {
            assertThat(own).as(what + "who is not allowed").isEqualTo(403);
            return;
        }
        assertThat(own)
                .as(what + "on what is theirs")
                .isNotIn(401, 403, 404, 405)
                .isLessThan(500);
        if (thing != null && role != Role.ADMIN) {
            for (Map.Entry<String, String> foreign : thing.foreign(user).entrySet()) {
                assertThat(status(http, operation, operation.at(foreign.getValue())))
                        .as(what + "on " + foreign.getKey())
                        .isIn(403, 404);
            }
        }
    }

    private static int status(Http http, Operation operation, String path) {
        if (operation.streams()) {
            return http.opens(path);
        }
        if (operation.uploads()) {
            return http.with("Content-Type", "multipart/form-data; boundary=part")
                    .send(operation.method(), path, UPLOAD)
                    .status();
        }
        return http.send(operation.method(), path, operation.writes() ? Map.of() : null)
                .status();
    }
}
