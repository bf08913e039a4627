package pebble.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pebble.mail.OwnAddresses;

class ThreadingTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final OwnAddresses OWN = OwnAddresses.of(Set.of("sales@ours.example"));

    @Test
    void a_reply_joins_what_it_names() {
        assertThreads(
                "a b",
                from("alice@customer.example").named("a"),
                from("sales@ours.example")
                        .writesTo("alice@customer.example")
                        .named("b")
                        .refs("a"));
    }

    @Test
    void replies_to_an_unseen_mail_belong_together_and_to_it_when_it_comes() {
        Draft first = from("alice@customer.example").named("b").refs("a");
        Draft second = from("alice@customer.example").named("c").refs("a").after(1);
        assertThreads("b c", first, second);
        assertThreads(
                "a b c",
                first,
                second,
                from("alice@customer.example").named("a").after(-1));
    }

    @Test
    void forged_references_join_nobodys_conversation_but_are_suggested() {
        Threading.Result result = sort(
                from("alice@customer.example").named("a"),
                from("mallory@elsewhere.example").named("m").refs("a").after(1));

        assertThat(names(result)).isEqualTo("a|m");
        assertThat(result.suggestions())
                .singleElement()
                .satisfies(s -> assertThat(s.kind()).isEqualTo(Suggestion.Kind.MERGE));
    }

    @Test
    void a_colleague_of_the_customer_takes_part_but_a_stranger_of_the_same_free_mail_provider_does_not() {
        assertThreads(
                "a b",
                from("alice@customer.example").named("a"),
                from("bob@customer.example").named("b").refs("a").after(1));
        assertThreads(
                "a|b",
                from("alice@gmail.com").named("a"),
                from("bob@gmail.com").named("b").refs("a").after(1));
    }

    @Test
    void a_message_that_ties_two_conversations_merges_them_only_when_its_sender_takes_part_in_both() {
        Draft a = from("alice@customer.example").named("a");
        Draft b = from("alice@customer.example").named("b").about("Second").after(1);
        Draft bob = from("bob@other.example").named("b").about("Second").after(1);
        Draft tie = from("alice@customer.example").named("t").refs("b", "a").after(2);

        assertThreads("a b t", a, b, tie);
        Threading.Result apart = sort(a, bob, tie);
        assertThat(names(apart)).isEqualTo("a t|b");
        assertThat(apart.suggestions()).hasSize(1);
    }

    @Test
    void an_equal_subject_joins_a_reply_that_shares_a_person_within_fourteen_days() {
        Draft enquiry = from("alice@customer.example").named("a").about("IPA 99.9%");
        Draft reply =
                from("alice@customer.example").named("b").about("IPA 99.9%").asReply();

        assertThreads("a b", enquiry, reply.after(13));
        assertThreads("a|b", enquiry, reply.after(15));
        assertThreads(
                "a|b",
                enquiry,
                from("eve@other.example")
                        .named("b")
                        .about("IPA 99.9%")
                        .asReply()
                        .after(1));
        assertThreads(
                "a|b",
                enquiry,
                from("alice@customer.example").named("b").about("IPA 99.9%").after(1));
    }

    @Test
    void strangers_who_use_one_subject_and_only_share_our_mailbox_stay_apart() {
        assertThreads(
                "a|b",
                from("alice@customer.example").named("a").about("Enquiry"),
                from("bob@other.example").named("b").about("Enquiry").asReply().after(1));
    }

    @Test
    void loops_self_references_and_duplicate_ids_are_harmless() {
        assertThreads(
                "a b",
                from("alice@customer.example").named("a").refs("b", "a"),
                from("alice@customer.example").named("b").refs("a", "b").after(1));
        Threading.Result twice = sort(
                from("alice@customer.example").named("a").about("One"),
                from("bob@other.example").named("a").about("Two").after(1));
        assertThat(twice.conversations()).hasSize(2);
    }

    @Test
    void a_changed_subject_on_a_reply_suggests_a_split() {
        Threading.Result result = sort(
                from("alice@customer.example").named("a").about("Enquiry"),
                from("alice@customer.example")
                        .named("b")
                        .about("Complaint")
                        .refs("a")
                        .after(1));

        assertThat(names(result)).isEqualTo("a b");
        assertThat(result.suggestions())
                .singleElement()
                .satisfies(s -> assertThat(s.kind()).isEqualTo(Suggestion.Kind.SPLIT));
    }

    @Test
    void a_persons_pins_win_over_every_reference() {
        UUID left = UUID.randomUUID();
        UUID right = UUID.randomUUID();
        Draft a = from("alice@customer.example").named("a");
        Draft b = from("alice@customer.example").named("b").refs("a").after(1);
        Draft c = from("alice@customer.example").named("c").refs("a", "b").after(2);

        assertThreads("a|b c", a.pinned(left), b.pinned(right), c);
        assertThreads(
                "a b", a.pinned(left), from("zoe@other.example").named("b").pinned(left));
    }

    @Test
    void the_order_of_arrival_changes_nothing() {
        List<Draft> drafts = new ArrayList<>();
        Random random = new Random(7);
        String[] people = {"alice@customer.example", "bob@other.example", "mallory@gmail.com", "sales@ours.example"};
        for (int i = 0; i < 60; i++) {
            Draft draft =
                    from(people[random.nextInt(people.length)]).named("m" + i).about("S" + random.nextInt(8));
            for (int r = random.nextInt(3); r > 0; r--) {
                draft = draft.refs(("m" + random.nextInt(70)));
            }
            drafts.add((random.nextBoolean() ? draft.asReply() : draft).after(random.nextInt(30)));
        }
        Set<Set<String>> expected = groups(Threading.sort(letters(drafts), OWN));
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(drafts, random);

            assertThat(groups(Threading.sort(letters(drafts), OWN))).isEqualTo(expected);
        }
    }

    private static void assertThreads(String expected, Draft... drafts) {
        assertThat(names(sort(drafts))).isEqualTo(expected);
    }

    private static Threading.Result sort(Draft... drafts) {
        return Threading.sort(letters(List.of(drafts)), OWN);
    }

    private static List<Letter> letters(List<Draft> drafts) {
        return drafts.stream().map(Draft::letter).toList();
    }

    private static String names(Threading.Result result) {
        return result.conversations().stream()
                .map(letters -> letters.stream().map(Letter::messageId).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("|"));
    }

    private static Set<Set<String>> groups(Threading.Result result) {
        return result.conversations().stream()
                .map(letters -> letters.stream().map(Letter::messageId).collect(Collectors.toSet()))
                .collect(Collectors.toSet());
    }

    private static Draft from(String sender) {
        return new Draft(sender, "sales@ours.example", "", List.of(), "Enquiry", false, 0, null);
    }

    private record Draft(
            String sender,
            String to,
            String id,
            List<String> references,
            String subject,
            boolean isReply,
            int days,
            @Nullable UUID pin) {

        Draft writesTo(String email) {
            return new Draft(sender, email, id, references, subject, isReply, days, pin);
        }

        Draft named(String value) {
            return new Draft(sender, to, value, references, subject, isReply, days, pin);
        }

        Draft refs(String... ids) {
            List<String> all = new ArrayList<>(references);
            all.addAll(List.of(ids));
            return new Draft(sender, to, id, all, subject, true, days, pin);
        }

        Draft about(String value) {
            return new Draft(sender, to, id, references, value, isReply, days, pin);
        }

        Draft asReply() {
            return new Draft(sender, to, id, references, subject, true, days, pin);
        }

        Draft after(int value) {
            return new Draft(sender, to, id, references, subject, isReply, value, pin);
        }

        Draft pinned(UUID value) {
            return new Draft(sender, to, id, references, subject, isReply, days, value);
        }

        Letter letter() {
            return new Letter(
                    UUID.nameUUIDFromBytes((id + sender + subject + days).getBytes()),
                    MONDAY.plus(Duration.ofDays(days)),
                    id + sender,
                    id,
                    references,
                    "",
                    subject.toLowerCase(),
                    isReply,
                    sender,
                    Set.copyOf(List.of(sender, to)),
                    pin,
                    null);
        }
    }
}
