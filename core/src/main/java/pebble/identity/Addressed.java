package pebble.identity;

/** Things that an address names by their id. The noun that owns them answers for its own type of id. */
public interface Addressed {
    /** Refuses as every read does when there is no such thing or the caller may not know of it. Passes over other ids. */
    void mustBeThere(Caller caller, Object id);
}
