package pebble.mime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A calendar object sent by mail (RFC 5546).
 *
 * @param method upper case, e.g. {@code REQUEST}, {@code REPLY}, {@code CANCEL}; {@code PUBLISH} when not given
 * @param organiser the bare address of who invites; empty when not given
 */
public record Invitation(
        String method,
        String summary,
        @Nullable Instant start,
        @Nullable Instant end,
        String location,
        String organiser) {}
