package pebble.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.ActedView;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.CardView;
import pebble.board.Cards;
import pebble.board.Expected;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.mail.MailError;
import pebble.mail.MessageId;
import pebble.shared.IfMatch;
import pebble.shared.Page;
import pebble.shared.Problem;
import pebble.threads.Suggestion;
import pebble.threads.SuggestionId;
import pebble.threads.Suggestions;

/** Joining and parting conversations over HTTP, on a person's own initiative or on a suggestion. */
@RestController
@RequestMapping("/api/v1")
class ConversationsApi {
    private final Cards cards;
    private final ConversationMerging merging;
    private final Suggestions suggestions;

    ConversationsApi(Cards cards, ConversationMerging merging, Suggestions suggestions) {
        this.cards = cards;
        this.merging = merging;
        this.suggestions = suggestions;
    }

    /** The cards that this one can be merged into; {@code q} narrows them as it does the list of cards. */
    @GetMapping("/cards/{id}/mergeable")
    @Allowed
    Page<CardView> mergeable(
            Caller caller, @PathVariable CardId id, @RequestParam(required = false) @Nullable String q) {
        return new Page<>(
                merging.partners(caller, id, q).stream().map(CardView::of).toList(), null);
    }

    record MergeBody(@Nullable CardId into) {}

    record SplitBody(@Nullable List<MessageId> messageIds) {}

    @PostMapping("/cards/{id}/merge")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView merge(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody MergeBody body) {
        cards.get(caller, id);
        if (body.into() == null) {
            throw Problem.field("into", "is required: the card that stays");
        }
        return ActedView.of(merging.merge(caller, id, body.into(), () -> IfMatch.optional(ifMatch)));
    }

    @PostMapping("/cards/{id}/split")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView split(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody SplitBody body) {
        cards.get(caller, id);
        if (body.messageIds() == null) {
            throw Problem.field("message_ids", "is required: the messages that leave");
        }
        return ActedView.of(merging.split(caller, id, body.messageIds(), () -> IfMatch.optional(ifMatch)));
    }

    @PostMapping("/suggestions/{id}/accept")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView accept(Caller caller, @PathVariable SuggestionId id) {
        Suggestion suggestion = open(caller, id);
        CardId card = card(caller, suggestion.thread().value());
        return ActedView.of(
                switch (suggestion.kind()) {
                    case MERGE ->
                        merging.merge(
                                caller,
                                card,
                                card(caller, suggestion.otherThread().value()),
                                Expected.ANY);
                    case SPLIT -> merging.split(caller, card, List.of(suggestion.message()), Expected.ANY);
                });
    }

    @PostMapping("/suggestions/{id}/dismiss")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(Caller caller, @PathVariable SuggestionId id) {
        suggestions.dismiss(open(caller, id).id(), caller.id());
    }

    /** Nobody settles what concerns a card they may not see. */
    private Suggestion open(Caller caller, SuggestionId id) {
        Suggestion suggestion = suggestions.find(id).orElseThrow(MailError.SUGGESTION_NOT_FOUND::problem);
        card(caller, suggestion.thread().value());
        return suggestion;
    }

    private CardId card(Caller caller, UUID thread) {
        return cards.byThread(List.of(thread)).stream()
                .flatMap(card -> cards.find(caller, card.id()).stream())
                .findFirst()
                .map(Card::id)
                .orElseThrow(MailError.SUGGESTION_NOT_FOUND::problem);
    }
}
