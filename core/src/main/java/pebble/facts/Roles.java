package pebble.facts;

import java.util.Set;

/** What people are and where they sit in a firm: words that stand in signatures and are no names. */
final class Roles {
    private static final Set<String> WORDS = WordLists.set("roles.words");
    /** Parts of words of the trade that make a line a firm's name rather than a role. */
    private static final Set<String> DEPARTMENTS = WordLists.set("roles.departments");

    private Roles() {}

    static boolean isRole(String lower) {
        return WORDS.contains(lower);
    }

    static boolean isDepartment(String lower) {
        return DEPARTMENTS.contains(lower);
    }
}
