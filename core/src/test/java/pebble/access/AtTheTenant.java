package pebble.access;

import static pebble.access.WithMicrosoft.TENANT;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.identity.Role;
import pebble.identity.TestUsers;
import pebble.identity.TestUsers.TestUser;

/** Mira, who has an account in the tenant, and her browser, on a day on which Microsoft is well. */
@WithMicrosoft
abstract class AtTheTenant {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Http http;
    TestUser mira;
    MicrosoftVisitor visitor;

    @BeforeEach
    void setUp() {
        jdbc.sql("delete from login_failure").update();
        TENANT.has(FakeTenant.Day.GOOD);
        http = Http.at(port);
        mira = new TestUsers(jdbc).user("Mira Kapoor", Role.AGENT, Set.of(), Set.of());
        visitor = visitor(email());
    }

    MicrosoftVisitor visitor(String email) {
        return new MicrosoftVisitor(http, UUID.randomUUID(), email);
    }

    String email() {
        return mira.caller().email();
    }
}
