package pebble.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Http;
import pebble.TestServer;
import pebble.identity.TestUsers;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** Whose mail it is when the sender's domain does not tell, over HTTP and on a real database. */
@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class CompanyMatchingTest {
    private static final String GSTIN = "27AAPFU0939F1ZV";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Http http;
    private PostedMail mail;
    private String mailbox;

    @BeforeEach
    void a_mailbox_and_no_companies() {
        TestUsers users = new TestUsers(jdbc);
        http = Http.at(port).as(users.admin());
        mail = new PostedMail(http, jdbc);
        mailbox = mail.mailbox(users.entity("Ours"), "sales");
        jdbc.sql("delete from company").update();
    }

    @Test
    void a_registration_that_a_company_holds_links_it_however_either_is_written() {
        company("Vasudha Solvents Private Limited", List.of(), List.of("27 aapfu 0939 f1zv"));

        JsonNode card = card("Kindly quote acetone.\r\n\r\nRegards\r\nAsha\r\nGSTIN: 27AAPFU0939F1ZV");

        assertThat(card.at("/company/name").asString()).isEqualTo("Vasudha Solvents Private Limited");
    }

    @Test
    void a_registration_with_a_wrong_check_character_links_nobody() {
        company("Vasudha Solvents Private Limited", List.of(), List.of("27AAPFU0939F1ZX"));

        assertThat(card("Our GSTIN is 27AAPFU0939F1ZX").at("/company").isNull()).isTrue();
    }

    @Test
    void a_registration_in_what_is_quoted_links_nobody() {
        company("Vasudha Solvents Private Limited", List.of(), List.of(GSTIN));

        JsonNode card =
                card("Noted.\r\n\r\nOn Mon, 2 Mar 2026 at 10:00, Ravi <r@x.example> wrote:\r\n> GSTIN: " + GSTIN);

        assertThat(card.at("/company").isNull()).isTrue();
    }

    @Test
    void a_companys_exact_name_links_it_and_the_domain_goes_first() {
        String named = company("Vasudha Solvents Private Limited", List.of(), List.of());
        String written = company("Meghna Paints Limited", List.of("meghna.example"), List.of());
        String signed = "Please quote.\r\n\r\nRegards\r\nAsha Rao\r\nVasudha Solvents Private Limited";

        assertThat(card(signed).at("/company/company_id").asString()
                        + card(signed).at("/company/id").asString())
                .contains(named);
        assertThat(card("a@meghna.example", signed).at("/company").toString()).contains(written);
    }

    @Test
    void of_two_companies_that_are_named_neither_is_linked() {
        company("Vasudha Solvents Private Limited", List.of(), List.of());
        company("Meghna Paints Limited", List.of(), List.of());

        JsonNode card = card("Vasudha Solvents Private Limited buys from Meghna Paints Limited. Please quote us too.");

        assertThat(card.at("/company").isNull()).isTrue();
    }

    @Test
    void of_two_companies_that_hold_one_registration_neither_is_linked() {
        company("Vasudha Solvents Private Limited", List.of(), List.of(GSTIN));
        company("Vasudha Trading Private Limited", List.of(), List.of(GSTIN));

        assertThat(card("Our GSTIN is " + GSTIN).at("/company").isNull()).isTrue();
    }

    private String company(String name, List<String> domains, List<String> gstins) {
        Http.Answer added = http.post("/api/v1/companies", Map.of("name", name, "domains", domains, "gstins", gstins));
        assertThat(added.status()).as(added.text()).isEqualTo(201);
        return added.at("/id");
    }

    private JsonNode card(String text) {
        return card("a@" + UUID.randomUUID() + ".example", text);
    }

    private JsonNode card(String from, String text) {
        String message = mail.post(
                mailbox,
                Letters.from(from)
                        .id(UUID.randomUUID() + "@x.example")
                        .subject("Enquiry")
                        .body(text));
        return http.get("/api/v1/cards/" + mail.card(message)).json();
    }
}
