package pebble.board;

/** A card after an act, and by what the act can be undone. */
public record Acted(Card card, ActivityId activityId) {}
