package pebble.desk;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.CardView;
import pebble.board.Cards;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.mail.ThreadId;
import pebble.threads.Suggestion;
import pebble.threads.Suggestions;

/** A card opened: its face, its conversation, what came from the same customer before, and what a person may want to settle. */
@RestController
@RequestMapping("/api/v1/cards")
class CardsApi {
    private static final int EARLIER = 20;

    private final Cards cards;
    private final Correspondence correspondence;
    private final Suggestions suggestions;

    CardsApi(Cards cards, Correspondence correspondence, Suggestions suggestions) {
        this.cards = cards;
        this.correspondence = correspondence;
        this.suggestions = suggestions;
    }

    record OpenedCard(
            @JsonUnwrapped CardView card,
            Conversation thread,
            List<CardView> earlierCards,
            List<SuggestionView> suggestions) {}

    record Conversation(ThreadId id, List<MessageView> messages) {}

    @GetMapping("/{id}")
    @Allowed
    OpenedCard get(Caller caller, @PathVariable CardId id) {
        Card card = cards.get(caller, id);
        ThreadId thread = new ThreadId(card.threadId());
        return new OpenedCard(
                CardView.of(card),
                new Conversation(
                        thread,
                        correspondence.ofThread(caller, thread).stream()
                                .map(MessageView::of)
                                .toList()),
                cards.earlier(caller, card, EARLIER).stream().map(CardView::of).toList(),
                suggestions.of(thread).stream().map(s -> view(caller, s)).toList());
    }

    private SuggestionView view(Caller caller, Suggestion suggestion) {
        return SuggestionView.of(
                suggestion,
                cards.byThread(List.of(suggestion.otherThread().value())).stream()
                        .flatMap(card -> cards.find(caller, card.id()).stream())
                        .findFirst());
    }
}
