package pebble.identity;

/** What a user may do; where they may do it is said by their granted entities and streams. */
public enum Role {
    /** Everything, in every entity and stream, new ones included. */
    ADMIN,
    /** Every act in the granted entities and streams, imports and reconciliation included. */
    MANAGER,
    /** Works cards. */
    AGENT,
    /** Works cards and screens preleads. */
    MARKETING,
    /** Works cards and the lab's data. */
    QUALITY,
    /** Reads only. */
    VIEWER
}
