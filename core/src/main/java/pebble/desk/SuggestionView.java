package pebble.desk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.mail.MessageId;
import pebble.threads.Suggestion;
import pebble.threads.SuggestionId;

/**
 * Something a person may want to settle about a card.
 *
 * @param otherCardId the card to merge with; null for a split, or when the caller may not see that card
 */
record SuggestionView(
        SuggestionId id,
        Suggestion.Kind kind,
        String reason,
        MessageId messageId,
        @Nullable CardId otherCardId,
        @Nullable String otherSubject) {

    static SuggestionView of(Suggestion suggestion, Optional<Card> other) {
        boolean merge = suggestion.kind() == Suggestion.Kind.MERGE;
        return new SuggestionView(
                suggestion.id(),
                suggestion.kind(),
                suggestion.reason(),
                suggestion.message(),
                merge ? other.map(Card::id).orElse(null) : null,
                merge ? other.map(card -> card.handling().subject()).orElse(null) : null);
    }
}
