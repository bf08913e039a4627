package pebble.desk;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.Card;
import pebble.board.CardId;
import pebble.board.Cards;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.mail.Message;
import pebble.mail.ThreadId;

/** What Pebble reads out of a card's mail, and what a language model makes of it when one is set up. */
@RestController
@RequestMapping("/api/v1/cards/{id}")
class ReadingApi {
    private final Cards cards;
    private final CardReading reading;
    private final Summaries summaries;

    ReadingApi(Cards cards, CardReading reading, Summaries summaries) {
        this.cards = cards;
        this.reading = reading;
        this.summaries = summaries;
    }

    @GetMapping("/reading")
    @Allowed
    CardReading.Reading read(Caller caller, @PathVariable CardId id) {
        return reading.of(caller, cards.get(caller, id)).orElseThrow(DeskError.NOTHING_TO_READ::problem);
    }

    /** Asked for anew each time: whoever does not like a summary asks again. */
    @PostMapping("/summary")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    Summaries.Summary summarise(Caller caller, @PathVariable CardId id) {
        Card card = cards.get(caller, id);
        if (!summaries.canBeAsked()) {
            throw DeskError.LLM_NOT_SET_UP.problem();
        }
        List<Message> conversation = reading.conversation(caller, card);
        Message newest = reading.newest(conversation).orElseThrow(DeskError.NOTHING_TO_READ::problem);
        return summaries.write(new ThreadId(card.threadId()), conversation, newest.id());
    }
}
