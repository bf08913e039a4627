package pebble.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import pebble.Form;
import pebble.Http;
import pebble.TestServer;
import pebble.board.BoardCast;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.documents.DocumentId;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;

@SpringBootTest(classes = TestServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class DocumentSharingTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    BoardCast cast;

    @LocalServerPort
    int port;

    private String card;
    private String company;
    private String document;

    @BeforeEach
    void a_card_a_company_and_a_document() {
        card = cast.card("Offer wanted").id().toString();
        company = as(cast.mira)
                .post("/api/v1/companies", Map.of("name", "Coromandel " + UUID.randomUUID()))
                .at("/id");
        document = bring(cast.mira, cast.aurora);
    }

    private Http as(TestUser user) {
        return Http.at(port).as(user);
    }

    private String bring(TestUser user, EntityId entity) {
        Form form = new Form()
                .file(
                        "file",
                        "offer.txt",
                        "text/plain",
                        ("Offer " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        if (entity != null) {
            form.field("entity_id", entity.toString());
        }
        return form.post(as(user), "/api/v1/documents").at("/id");
    }

    private Http.Answer share(TestUser user, String id, String field, String other) {
        return as(user).post("/api/v1/documents/" + id + "/links", Map.of(field, other));
    }

    private List<String> ids(TestUser user, String path) {
        Http.Answer answer = as(user).get("/api/v1/" + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void a_shared_document_is_beside_the_card_and_the_company_and_tells_of_both() {
        assertThat(share(cast.mira, document, "card_id", card).status()).isEqualTo(201);
        share(cast.mira, document, "card_id", card);
        Http.Answer shared = share(cast.mira, document, "company_id", company);

        assertThat(ids(cast.mira, "documents/" + document + "/links")).containsExactlyInAnyOrder(card, company);
        assertThat(shared.json()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("type").asString()))
                .containsExactlyInAnyOrder("card", "company");
        assertThat(ids(cast.mira, "cards/" + card + "/documents")).containsExactly(document);
        assertThat(as(cast.mira).get("/api/v1/cards/" + card + "/documents").at("/items/0/shared_by/id"))
                .isEqualTo(cast.mira.caller().id().toString());
        assertThat(ids(cast.vera, "companies/" + company + "/documents")).containsExactly(document);
        assertThat(jdbc.sql("select count(*) from audit_record where act = 'document.shared' and object_id = :id")
                        .param("id", document)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void what_is_shared_no_more_is_gone_from_both() {
        share(cast.mira, document, "card_id", card);

        Http.Answer answer = as(cast.mira).delete("/api/v1/documents/" + document + "/links?card_id=" + card);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(cast.mira, "cards/" + card + "/documents")).isEmpty();
        assertThat(ids(cast.mira, "documents/" + document + "/links")).isEmpty();
    }

    @Test
    void sharing_never_hands_over_another_entitys_document() {
        TestUser both = cast.users.user(
                "Asha", Role.MANAGER, Set.of(cast.aurora, cast.borealis), Set.of("sales", "operations"));
        Card toms = cast.card(cast.borealis, "sales", "Prices");

        Http.Answer across = share(both, document, "card_id", toms.id().toString());
        share(both, document, "company_id", company);

        assertThat(across.status()).isEqualTo(422);
        assertThat(across.at("/error/message")).contains("another legal entity");
        assertThat(ids(both, "companies/" + company + "/documents")).containsExactly(document);
        assertThat(ids(cast.tom, "companies/" + company + "/documents")).isEmpty();
        assertThat(share(cast.tom, document, "company_id", company).code()).isEqualTo("DOCUMENT_NOT_FOUND");
        assertThat(as(cast.tom).get("/api/v1/documents/" + document + "/links").code())
                .isEqualTo("DOCUMENT_NOT_FOUND");
        String toTom =
                share(cast.tom, bring(cast.tom, cast.borealis), "card_id", card).code();
        assertThat(toTom).isEqualTo("CARD_NOT_FOUND");
    }

    /** Ravi works on sales alone. */
    @Test
    void a_card_on_a_board_that_is_not_granted_is_not_told_of() {
        String operations =
                cast.card(cast.aurora, "operations", "Where is it?").id().toString();
        share(cast.mira, document, "card_id", operations);

        assertThat(ids(cast.mira, "documents/" + document + "/links")).containsExactly(operations);
        assertThat(ids(cast.ravi, "documents/" + document + "/links")).isEmpty();
        assertThat(as(cast.ravi)
                        .get("/api/v1/cards/" + operations + "/documents")
                        .code())
                .isEqualTo("CARD_NOT_FOUND");
    }

    /** Ravi works on sales alone. */
    @Test
    void what_nobody_brought_by_hand_is_seen_beside_a_card_by_those_who_see_the_card() {
        jdbc.sql("update documents set by_hand = false where id = :id")
                .param("id", DocumentId.of(document).value())
                .update();
        assertThat(as(cast.ravi).get("/api/v1/documents/" + document).status()).isEqualTo(404);

        share(cast.admin, document, "company_id", company);
        assertThat(ids(cast.ravi, "companies/" + company + "/documents")).isEmpty();
        share(cast.admin, document, "card_id", card);

        assertThat(ids(cast.ravi, "cards/" + card + "/documents")).containsExactly(document);
        assertThat(as(cast.ravi).get("/api/v1/documents/" + document).status()).isEqualTo(200);
        assertThat(as(cast.tom).get("/api/v1/documents/" + document).status()).isEqualTo(404);
    }

    @Test
    void a_card_that_went_to_another_entity_does_not_take_the_document_along() {
        share(cast.mira, document, "card_id", card);
        jdbc.sql("update card set entity_id = :entity where id = :id")
                .param("entity", cast.borealis.value())
                .param("id", CardId.of(card).value())
                .update();

        assertThat(ids(cast.tom, "cards/" + card + "/documents")).isEmpty();
        assertThat(ids(cast.mira, "documents/" + document + "/links")).isEmpty();
    }

    @Test
    void the_groups_documents_are_beside_any_card() {
        String groups = bring(cast.admin, null);

        assertThat(share(cast.admin, groups, "card_id", card).status()).isEqualTo(201);

        assertThat(ids(cast.mira, "cards/" + card + "/documents")).containsExactly(groups);
    }

    @Test
    void what_lies_in_the_trash_is_beside_nothing() {
        share(cast.mira, document, "card_id", card);
        as(cast.mira).delete("/api/v1/documents/" + document);

        assertThat(ids(cast.mira, "cards/" + card + "/documents")).isEmpty();
    }

    @Test
    void one_of_the_two_must_be_named_and_readers_share_nothing() {
        assertThat(as(cast.mira)
                        .post("/api/v1/documents/" + document + "/links", Map.of())
                        .status())
                .isEqualTo(422);
        assertThat(as(cast.mira)
                        .post(
                                "/api/v1/documents/" + document + "/links",
                                Map.of("card_id", card, "company_id", company))
                        .status())
                .isEqualTo(422);
        assertThat(share(cast.mira, document, "card_id", "nonsense").code()).isEqualTo("CARD_NOT_FOUND");
        assertThat(share(cast.vera, document, "card_id", card).status()).isEqualTo(403);
    }
}
