package pebble.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import pebble.identity.Caller;
import pebble.shared.IfMatch;
import pebble.shared.Problem;
import pebble.shared.PublicId;

/** A card is tied to a company, or to another card: then each shows the other. */
@Component
class CardLinking {
    private final Cards cards;
    private final Acts acts;
    private final Attempts attempts;
    private final ObjectProvider<KnownCompanies> companies;

    CardLinking(Cards cards, Acts acts, Attempts attempts, ObjectProvider<KnownCompanies> companies) {
        this.cards = cards;
        this.acts = acts;
        this.attempts = attempts;
        this.companies = companies;
    }

    Acted link(Caller caller, CardId card, Expected expected, @Nullable String company, @Nullable String other) {
        if (company != null) {
            return linkCompany(caller, card, expected, company);
        }
        return link(caller, card, expected, named(caller, card, other));
    }

    Acted unlink(Caller caller, CardId card, Expected expected, @Nullable String company, @Nullable String other) {
        if (company != null) {
            return unlinkCompany(caller, card, expected);
        }
        return unlink(caller, card, expected, named(caller, card, other));
    }

    private CardId named(Caller caller, CardId card, @Nullable String other) {
        cards.get(caller, card);
        if (other == null) {
            throw Problem.field("company_id", "or card_id is required");
        }
        return CardId.of(other);
    }

    private Acted linkCompany(Caller caller, CardId card, Expected expected, String companyId) {
        UUID id = PublicId.parse("cmp", companyId).orElseThrow(BoardError.COMPANY_NOT_FOUND::problem);
        return acts.act(caller, card, expected, before -> {
            CompanyLink company = companies.stream()
                    .flatMap(known -> known.find(caller, id).stream())
                    .findFirst()
                    .orElseThrow(BoardError.COMPANY_NOT_FOUND::problem);
            return new Step(before, before.with(before.handling().withCompany(company)), "company_linked");
        });
    }

    private Acted unlinkCompany(Caller caller, CardId card, Expected expected) {
        return acts.act(
                caller,
                card,
                expected,
                before -> new Step(before, before.with(before.handling().withCompany(null)), "company_unlinked"));
    }

    private Acted link(Caller caller, CardId card, Expected expected, CardId other) {
        return both(caller, card, expected, other, "linked", (links, id) -> {
            if (!links.contains(id)) {
                links.add(id);
            }
        });
    }

    private Acted unlink(Caller caller, CardId card, Expected expected, CardId other) {
        return both(caller, card, expected, other, "unlinked", List::remove);
    }

    private interface Change {
        void apply(List<CardId> links, CardId id);
    }

    private Acted both(Caller caller, CardId card, Expected expected, CardId other, String kind, Change change) {
        return attempts.run(() -> {
            Map<CardId, Card> held = cards.lock(caller, List.of(card, other)).stream()
                    .collect(Collectors.toMap(Card::id, Function.identity()));
            @Nullable Card one = held.get(card);
            @Nullable Card two = held.get(other);
            if (one == null || two == null) {
                throw BoardError.CARD_NOT_FOUND.problem();
            }
            if (card.equals(other)) {
                throw Problem.field("card_id", "is the card itself");
            }
            IfMatch.check(expected.version(), one.version(), CardView.of(one));
            Acts.Head head = new Acts.Head(
                    ActivityId.fresh(acts.now()), null, kind, Map.of("cards", List.of(card, other)), null);
            List<Step> steps = List.of(step(one, other, kind, change), step(two, card, kind, change));
            if (steps.stream().allMatch(Step::changesNothing)) {
                return new Acted(one, null);
            }
            return new Acted(acts.record(caller, steps, head).getFirst().card(), head.id());
        });
    }

    private static Step step(Card before, CardId other, String kind, Change change) {
        List<CardId> links = new ArrayList<>(before.handling().links());
        change.apply(links, other);
        return new Step(before, before.with(before.handling().withLinks(List.copyOf(links))), kind);
    }
}
