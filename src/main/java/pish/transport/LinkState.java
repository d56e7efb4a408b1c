package pish.transport;

/** What is known of a node's connection. */
public enum LinkState {
    /** Nobody has asked for it yet. */
    IDLE,
    /** Being opened. */
    CONNECTING,
    /** Open. */
    UP,
    /** Could not be opened, or was lost. */
    DOWN
}
