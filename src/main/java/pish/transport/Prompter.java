package pish.transport;

/** Who answers what a server asks during a login. */
@FunctionalInterface
public interface Prompter {
    /** Answers nothing. */
    Prompter NOBODY = (prompt, echo) -> null;

    /**
     * Returns the answer to one prompt. Called on the connection's own thread, which it may block.
     *
     * @param prompt one line to show; what the server sent, made harmless
     * @param echo whether the answer may be seen while it is typed
     * @return the answer, which the caller overwrites, or null for none: the login by this method then fails
     */
    char[] ask(String prompt, boolean echo);
}
