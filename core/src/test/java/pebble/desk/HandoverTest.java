package pebble.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static pebble.desk.HandoverCast.mail;
import static pebble.desk.HandoverCast.unique;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pebble.Http;
import pebble.identity.EntityId;
import pebble.identity.Role;
import pebble.identity.TestUsers.TestUser;
import pebble.live.Listening;
import pebble.mail.Letters;
import tools.jackson.databind.JsonNode;

/** An enquiry that was sent to the wrong company goes to the right one, with all that belongs to it and nothing left behind. */
class HandoverTest extends AtTheDesk {
    private static final Instant LATER = Instant.parse("2026-03-02T10:00:00Z");

    private HandoverCast cast;
    private String mail;
    private String card;

    @BeforeEach
    void an_enquiry_in_the_wrong_companys_mailbox() {
        cast = new HandoverCast(jdbc, mailboxes, port);
        mail = unique("a");
        cast.send(cast.toAurora, mail(mail));
        cast.settle();
        card = cast.cardOf(mail, cast.aurora);
    }

    @Test
    void what_is_handed_over_is_seen_by_the_other_side_only() {
        String message = cast.messages(cast.anna, mail).getFirst().get("id").asString();
        List<String> doors = List.of(
                "/api/v1/cards/" + card,
                "/api/v1/cards/" + card + "/activity",
                "/api/v1/cards/" + card + "/notes",
                "/api/v1/messages/" + message,
                "/api/v1/messages/" + message + "/raw",
                "/api/v1/messages/" + message + "/html",
                "/api/v1/messages/" + message + "/attachments/1");
        assertThat(doors).allMatch(door -> cast.as(cast.anna).get(door).status() == 200);
        assertThat(doors).allMatch(door -> cast.as(cast.bela).get(door).status() == 404);

        Http.Answer handed = cast.hand(cast.mira, card, cast.borealis);

        assertThat(handed.status()).as(handed.text()).isEqualTo(200);
        assertThat(handed.at("/entity_id")).isEqualTo(cast.borealis.toString());
        assertThat(doors).allMatch(door -> cast.as(cast.anna).get(door).status() == 404);
        assertThat(doors).allMatch(door -> cast.as(cast.bela).get(door).status() == 200);
        for (String list : List.of(
                "/api/v1/messages?message_id=" + mail,
                "/api/v1/messages?mailbox_id=" + cast.toAurora.id(),
                "/api/v1/messages?q=quote")) {
            assertThat(cast.items(cast.anna, list)).as(list).isEmpty();
            assertThat(cast.items(cast.bela, list)).as(list).hasSize(1);
        }
        assertThat(carded(cast.anna)).isZero();
        assertThat(carded(cast.bela)).isEqualTo(1);
        assertThat(cast.items(cast.mira, "/api/v1/messages?entity_id=" + cast.aurora))
                .isEmpty();
        assertThat(cast.items(cast.mira, "/api/v1/messages?entity_id=" + cast.borealis))
                .hasSize(1);
    }

    private int carded(TestUser user) {
        return cast.as(user)
                .get("/api/v1/messages/counts")
                .json()
                .at("/by_disposition/carded")
                .asInt();
    }

    @Test
    void the_mailbox_still_accounts_for_what_it_received() {
        cast.hand(cast.mira, card, cast.borealis);

        JsonNode report = cast.as(cast.anna)
                .get("/api/v1/mailboxes/" + cast.toAurora.id() + "/reconciliation")
                .json();

        assertThat(report.get("held_count").asInt()).isEqualTo(1);
        assertThat(report.at("/by_disposition/carded").asInt()).isEqualTo(1);
        assertThat(cast.as(cast.bela)
                        .get("/api/v1/mailboxes/" + cast.toAurora.id() + "/reconciliation")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void who_loses_the_card_hears_that_it_is_gone_and_nothing_more_and_who_gains_it_gets_it_whole() {
        try (Listening anna = Listening.as(port, cast.anna);
                Listening bela = Listening.as(port, cast.bela)) {
            cast.hand(cast.mira, card, cast.borealis);
            Listening.Received gone = anna.next("card.removed");
            Listening.Received got = bela.next("card.moved");
            cast.send(cast.toAurora, reply());
            cast.settle();
            Listening.Received news = bela.until(card).getLast();
            String own = unique("b");
            cast.send(cast.toAurora, Letters.from("carl@elsewhere.example").id(own));
            cast.settle();
            List<Listening.Received> after = anna.until(cast.cardOf(own, cast.aurora));

            assertThat(gone.type()).isEqualTo("card.removed");
            assertThat(gone.data().get("card").propertyNames()).containsExactlyInAnyOrder("id", "version");
            assertThat(gone.data().get("entity_id").asString()).isEqualTo(cast.aurora.toString());
            assertThat(gone.data().toString()).doesNotContain(cast.borealis.toString());
            assertThat(got.type()).isEqualTo("card.moved");
            assertThat(got.data().at("/card/subject").asString()).isEqualTo("Enquiry for IPA");
            assertThat(news.data().at("/card/message_count").asInt()).isEqualTo(2);
            assertThat(after).noneMatch(event -> event.data().toString().contains(card));
        }
    }

    @Test
    void a_reply_through_the_old_mailbox_joins_the_card_and_is_seen_by_the_new_side_only() {
        cast.hand(cast.mira, card, cast.borealis);

        cast.send(cast.toAurora, reply());
        cast.settle();

        assertThat(cast.messages(cast.anna, "r" + mail)).isEmpty();
        assertThat(cast.messages(cast.bela, "r" + mail))
                .singleElement()
                .satisfies(found -> assertThat(found.get("card_id").asString()).isEqualTo(card));
        assertThat(cast.as(cast.bela).get("/api/v1/cards/" + card).json().at("/thread/messages"))
                .hasSize(2);
        assertThat(cast.items(cast.anna, "/api/v1/cards")).isEmpty();
    }

    @Test
    void importing_the_same_mails_again_changes_nothing() {
        cast.hand(cast.mira, card, cast.borealis);
        cast.send(cast.toAurora, reply());
        cast.settle();
        String before = cast.as(cast.bela).get("/api/v1/cards/" + card).text();

        Http.Answer first = cast.send(cast.toAurora, mail(mail));
        Http.Answer second = cast.send(cast.toAurora, reply());
        cast.settle();

        assertThat(first.at("/duplicates") + second.at("/duplicates")).isEqualTo("11");
        assertThat(cast.as(cast.bela).get("/api/v1/cards/" + card).text()).isEqualTo(before);
        assertThat(cast.items(cast.anna, "/api/v1/messages")).isEmpty();
    }

    @Test
    void an_undo_brings_the_card_back_with_its_assignee_and_can_be_undone() {
        String anna = cast.anna.caller().id().toString();
        cast.edit(cast.mira, card, Map.of("assignee", anna));
        Http.Answer handed = cast.hand(cast.mira, card, cast.borealis);
        assertThat(handed.json().get("assignee").isNull()).isTrue();

        Http.Answer undone = cast.as(cast.mira).post("/api/v1/undo/" + handed.at("/activity_id"), Map.of());

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(cast.sees(cast.anna, card)).isTrue();
        assertThat(cast.sees(cast.bela, card)).isFalse();
        assertThat(cast.as(cast.anna).get("/api/v1/cards/" + card).at("/assignee/id"))
                .isEqualTo(anna);
        assertThat(cast.messages(cast.anna, mail)).hasSize(1);
        assertThat(cast.messages(cast.bela, mail)).isEmpty();
        assertThat(cast.items(cast.mira, "/api/v1/cards/" + card + "/activity")
                        .getFirst()
                        .get("summary")
                        .asString())
                .startsWith("took back the hand-over to Borealis")
                .endsWith(" and gave the card back to Anna");

        cast.as(cast.mira).post("/api/v1/undo/" + undone.at("/activity_id"), Map.of());

        assertThat(cast.sees(cast.anna, card)).isFalse();
        assertThat(cast.messages(cast.bela, mail)).hasSize(1);
        assertThat(cast.filingsOutOfStep()).isZero();
    }

    @Test
    void an_undo_takes_the_card_from_an_assignee_who_loses_sight_of_it() {
        Http.Answer handed = cast.hand(cast.mira, card, cast.borealis);
        cast.edit(cast.bela, card, Map.of("assignee", cast.bela.caller().id().toString()));

        cast.as(cast.mira).post("/api/v1/undo/" + handed.at("/activity_id"), Map.of());

        assertThat(cast.as(cast.anna)
                        .get("/api/v1/cards/" + card)
                        .json()
                        .get("assignee")
                        .isNull())
                .isTrue();
    }

    @Test
    void nobody_hands_over_to_or_takes_back_from_where_they_are_not_granted() {
        Http.Answer notGranted = cast.hand(cast.anna, card, cast.borealis);
        Http.Answer unknown = cast.hand(cast.anna, card, EntityId.fresh(Instant.now()));
        assertThat(notGranted.status()).isEqualTo(422);
        assertThat(unknown.text()).isEqualTo(notGranted.text());
        assertThat(cast.hand(cast.bela, card, cast.borealis).status()).isEqualTo(404);
        assertThat(cast.hand(cast.admin, card, EntityId.fresh(Instant.now())).status())
                .isEqualTo(422);

        String handed = cast.hand(cast.mira, card, cast.borealis).at("/activity_id");

        assertThat(cast.as(cast.anna).post("/api/v1/undo/" + handed, Map.of()).code())
                .isEqualTo("ACTIVITY_NOT_FOUND");
        assertThat(cast.as(cast.bela).post("/api/v1/undo/" + handed, Map.of()).code())
                .isEqualTo("NOT_UNDOABLE");
        assertThat(cast.sees(cast.bela, card)).isTrue();
    }

    @Test
    void of_two_who_act_at_once_the_second_is_told() {
        Http stale = cast.as(cast.mira).with("If-Match", "\"1\"");
        assertThat(stale.patch("/api/v1/cards/" + card, Map.of("priority", "high"))
                        .status())
                .isEqualTo(200);

        Http.Answer refused = stale.patch("/api/v1/cards/" + card, Map.of("entity_id", cast.borealis.toString()));

        assertThat(refused.status()).isEqualTo(412);
        assertThat(cast.sees(cast.anna, card)).isTrue();
    }

    @Test
    void replies_that_arrive_while_the_card_changes_hands_are_seen_where_it_ends() {
        CompletableFuture<Void> replies = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 30; i++) {
                cast.send(
                        cast.toAurora,
                        Letters.from("alice@customer.example")
                                .id("r" + i + mail)
                                .answers(mail)
                                .at(LATER.plusSeconds(i)));
            }
        });
        boolean there = false;
        while (!replies.isDone() || !there) {
            Http.Answer handed = cast.hand(cast.mira, card, there ? cast.aurora : cast.borealis);
            assertThat(handed.status()).as(handed.text()).isIn(200, 412);
            there ^= handed.status() == 200;
        }
        replies.join();
        cast.settle();

        assertThat(cast.filingsOutOfStep()).isZero();
        assertThat(cast.items(cast.anna, "/api/v1/messages")).isEmpty();
        assertThat(cast.items(cast.bela, "/api/v1/messages")).hasSize(31);
        assertThat(cast.as(cast.bela).get("/api/v1/cards/" + card).json().at("/thread/messages"))
                .hasSize(31);
    }

    @Test
    void a_mail_that_both_companies_received_shows_each_side_its_own_and_is_listed_once() {
        cast.send(cast.toBorealis, mail(mail));
        cast.settle();
        String theirs = cast.cardOf(mail, cast.borealis);
        EntityId third = cast.users.entity("Third");
        TestUser mira = cast.users.user("Mira", Role.AGENT, Set.of(cast.aurora, third), Set.of("sales"));

        cast.hand(mira, card, third);

        assertThat(cast.messages(cast.anna, mail)).isEmpty();
        assertThat(cast.messages(cast.bela, mail)).singleElement().satisfies(found -> {
            assertThat(found.get("card_id").asString()).isEqualTo(theirs);
            assertThat(found.get("mailbox_ids")).hasSize(1);
        });

        cast.hand(cast.admin, card, cast.borealis);

        assertThat(cast.messages(cast.bela, mail))
                .singleElement()
                .satisfies(found -> assertThat(found.get("mailbox_ids")).hasSize(2));
        assertThat(cast.items(cast.bela, "/api/v1/messages?entity_id=" + cast.borealis))
                .hasSize(1);
        assertThat(cast.sees(cast.bela, theirs) && cast.sees(cast.bela, card)).isTrue();
    }

    @Test
    void the_history_names_the_company_and_both_audits_tell_of_it() {
        cast.hand(cast.mira, card, cast.borealis);

        assertThat(cast.items(cast.bela, "/api/v1/cards/" + card + "/activity")
                        .getFirst()
                        .get("summary")
                        .asString())
                .startsWith("handed the card to Borealis");
        assertThat(acts(cast.anna)).startsWith("card.handed_over");
        assertThat(acts(cast.bela)).containsExactly("card.entity_changed");
    }

    private List<String> acts(TestUser user) {
        return cast.items(user, "/api/v1/audit?object=" + card).stream()
                .map(record -> record.get("act").asString())
                .toList();
    }

    private Letters reply() {
        return Letters.from("alice@customer.example")
                .id("r" + mail)
                .answers(mail)
                .at(LATER);
    }
}
