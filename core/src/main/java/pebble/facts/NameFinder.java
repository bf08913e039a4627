package pebble.facts;

import java.util.List;

/** Finds facts by something that was trained, where {@link Facts} finds them by rules. */
public interface NameFinder {
    /** Places count in the characters of the two texts as they are given. Odd texts give fewer facts, never an error. */
    List<Fact> find(String subject, String text);
}
