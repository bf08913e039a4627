package pebble.board;

import java.util.List;

/** What one act, on however many cards, says or takes back of where they belong. Never empty. */
public record CardsReclassified(List<CardReclassified> cards) {}
