package pebble.desk;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.board.Acted;
import pebble.board.ActedView;
import pebble.board.CardConfirming;
import pebble.board.CardId;
import pebble.classifier.Intents;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.Problem;

/** People say what a card is: what board it belongs on, or that it is noise. The classifier learns from it. */
@RestController
@RequestMapping("/api/v1")
class ConfirmingApi {
    private final CardConfirming confirming;
    private final NoiseConfirming noise;

    ConfirmingApi(CardConfirming confirming, NoiseConfirming noise) {
        this.confirming = confirming;
        this.noise = noise;
    }

    record ConfirmBody(
            @Nullable CardId cardId,
            @Nullable String stream,
            @Nullable String intent) {}

    record NoiseBody(@Nullable String kind) {}

    /** Says which board a card belongs on, the one it lies on or another, or {@code noise}, of which the intent is the kind. */
    @PostMapping("/classification/confirm")
    @Allowed({Role.ADMIN, Role.MANAGER})
    ActedView confirm(Caller caller, @RequestBody ConfirmBody body) {
        if (body.cardId() == null) {
            throw Problem.field("card_id", "is required");
        }
        if (body.stream() == null) {
            throw Problem.field("stream", "is required: the board the card belongs on, or noise");
        }
        if (body.intent() != null && !Intents.of(body.stream()).contains(body.intent())) {
            throw Problem.field("intent", Intents.refusal(body.stream()));
        }
        Acted acted = body.stream().equals(Intents.NOISE)
                ? noise.file(caller, body.cardId(), body.intent())
                : confirming.confirm(caller, body.cardId(), body.stream(), body.intent());
        return ActedView.of(acted);
    }

    /** Files what others wrote in the card's conversation as noise, and puts the card away. */
    @PostMapping("/cards/{id}/noise")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView file(Caller caller, @PathVariable CardId id, @RequestBody NoiseBody body) {
        return ActedView.of(noise.file(caller, id, body.kind()));
    }
}
