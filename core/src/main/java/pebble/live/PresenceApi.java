package pebble.live;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pebble.access.CredentialId;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.shared.CommonError;
import pebble.shared.Problem;

@RestController
@RequestMapping("/api/v1/presence")
class PresenceApi {
    private final Presence presence;
    private final List<Subjects> subjects;

    PresenceApi(Presence presence, List<Subjects> subjects) {
        this.presence = presence;
        this.subjects = subjects;
    }

    /**
     * @param cardId what the caller looks at; null for nothing any more
     * @param doing {@code looking} or {@code writing_note}
     */
    record Look(@Nullable String cardId, @Nullable String doing) {}

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Allowed
    void look(Caller caller, @Parameter(hidden = true) CredentialId credential, @RequestBody Look look) {
        if (look.cardId() == null) {
            presence.say(caller, credential, null, Presence.Doing.LOOKING, new Event.Scope(null, null));
            return;
        }
        Event.Scope scope = subjects.stream()
                .map(known -> known.scopeOf(caller, look.cardId()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(
                        () -> new Problem(CommonError.NOT_FOUND, "This card no longer exists or you may not see it."));
        presence.say(caller, credential, look.cardId(), doing(look.doing()), scope);
    }

    private static String doing(@Nullable String asked) {
        return switch (asked) {
            case null -> Presence.Doing.LOOKING;
            case "looking" -> Presence.Doing.LOOKING;
            case "writing_note" -> Presence.Doing.WRITING;
            default -> throw Problem.field("doing", "must be looking or writing_note");
        };
    }
}
