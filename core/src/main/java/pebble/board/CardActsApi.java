package pebble.board;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pebble.identity.Allowed;
import pebble.identity.Caller;
import pebble.identity.Role;
import pebble.shared.IfMatch;
import pebble.shared.Problem;

/** Acts on one card. Each answers the card as it is then, and the activity by which it can be undone. */
@RestController
@RequestMapping("/api/v1/cards/{id}")
class CardActsApi {
    private final CardMoving moving;
    private final CardEditing editing;
    private final CardSnoozing snoozing;
    private final CardArchiving archiving;
    private final CardLinking linking;

    CardActsApi(
            CardMoving moving,
            CardEditing editing,
            CardSnoozing snoozing,
            CardArchiving archiving,
            CardLinking linking) {
        this.moving = moving;
        this.editing = editing;
        this.snoozing = snoozing;
        this.archiving = archiving;
        this.linking = linking;
    }

    @PatchMapping
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView edit(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody CardChange change) {
        return ActedView.of(editing.edit(caller, id, () -> IfMatch.required(version), change));
    }

    record Move(
            @Nullable String stream,
            @Nullable String column,
            @Nullable CardId before,
            @Nullable CardId after,
            @Nullable String wipReason) {}

    @PostMapping("/move")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView move(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Move to) {
        Target target = new Target(to.stream(), to.column(), to.before(), to.after(), to.wipReason());
        return ActedView.of(moving.move(caller, id, () -> IfMatch.optional(version), target));
    }

    /** @param resume take up again the snooze that a reply ended */
    record Snooze(@Nullable String until, @Nullable Boolean resume) {}

    @PostMapping("/snooze")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView snooze(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Snooze snooze) {
        return ActedView.of(snoozing.snooze(caller, id, () -> IfMatch.optional(version), until(snooze)));
    }

    private static CardSnoozing.Until until(Snooze snooze) {
        return () -> {
            if (snooze.until() == null) {
                if (Boolean.TRUE.equals(snooze.resume())) {
                    return null;
                }
                throw Problem.field("until", "is required");
            }
            try {
                return CardChange.time(snooze.until());
            } catch (IllegalArgumentException wrong) {
                throw Problem.field("until", String.valueOf(wrong.getMessage()));
            }
        };
    }

    @PostMapping("/unsnooze")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView unsnooze(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        return ActedView.of(snoozing.wake(caller, id, () -> IfMatch.optional(version)));
    }

    @PostMapping("/archive")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView archive(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        return ActedView.of(archiving.archive(caller, id, () -> IfMatch.optional(version)));
    }

    @PostMapping("/reopen")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView reopen(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        return ActedView.of(archiving.reopen(caller, id, () -> IfMatch.optional(version)));
    }

    record Link(@Nullable String companyId, @Nullable String cardId) {}

    @PostMapping("/link")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView link(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Link to) {
        Expected expected = () -> IfMatch.optional(version);
        return ActedView.of(linking.link(caller, id, expected, to.companyId(), to.cardId()));
    }

    @PostMapping("/unlink")
    @Allowed({Role.ADMIN, Role.MANAGER, Role.AGENT, Role.MARKETING, Role.QUALITY})
    ActedView unlink(
            Caller caller,
            @PathVariable CardId id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Link from) {
        Expected expected = () -> IfMatch.optional(version);
        return ActedView.of(linking.unlink(caller, id, expected, from.companyId(), from.cardId()));
    }
}
