package pebble.live;

import org.jspecify.annotations.Nullable;
import pebble.identity.Caller;
import pebble.identity.UserId;

/** A published event with its number, as one subscriber after another gets it. */
record StoredEvent(
        long number,
        String type,
        Event.@Nullable Scope now,
        Event.@Nullable Scope before,
        @Nullable UserId onlyFor,
        String payload,
        @Nullable String removal) {

    /**
     * What this caller is told by present grants; null is nothing.
     *
     * @param stream asked for by the subscriber, null for all
     */
    @Nullable
    Frame frameFor(Caller caller, @Nullable String stream) {
        if (onlyFor != null && !onlyFor.equals(caller.id())) {
            return null;
        }
        if (stream != null && !concerns(now, stream) && !concerns(before, stream)) {
            return null;
        }
        if (sees(caller, now)) {
            return new Frame(number, type, numbered(type, payload));
        }
        if (removal != null && before != null && sees(caller, before)) {
            String gone = type.substring(0, type.indexOf('.')) + ".removed";
            return new Frame(number, gone, numbered(gone, removal));
        }
        return null;
    }

    private String numbered(String kind, String data) {
        return "{\"id\":" + number + ",\"type\":\"" + kind + "\"," + data.substring(1);
    }

    private static boolean concerns(Event.@Nullable Scope scope, String stream) {
        return scope != null && (scope.stream() == null || scope.stream().equals(stream));
    }

    static boolean sees(Caller caller, Event.@Nullable Scope scope) {
        return scope == null
                || caller.isAdmin()
                || ((scope.entity() == null || caller.sees(scope.entity()))
                        && (scope.stream() == null || caller.streams().contains(scope.stream())));
    }
}
