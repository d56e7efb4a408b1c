package pish.exec;

import java.util.List;
import java.util.Optional;
import pish.node.Node;
import pish.transport.UnknownHostKey;

/** Answers what only the user can answer. Called on the thread that drains the events, which alone reads the terminal. */
public interface Asker {
    /** Answers no to everything. */
    Asker NOBODY = new Asker() {
        @Override
        public boolean trust(List<UnknownHostKey> keys) {
            return false;
        }

        @Override
        public Optional<char[]> password(String prompt) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> sudoPassword(SudoQuestion question) {
            return Optional.empty();
        }
    };

    /**
     * Asks, once for all, whether host keys are right.
     *
     * @param keys at least one
     */
    boolean trust(List<UnknownHostKey> keys);

    /**
     * Asks for a password, without echo.
     *
     * @param prompt what to show, for example {@code password for pi on pi[01-04]: }
     * @return the password, which the caller clears, or empty where there is none to have
     */
    Optional<char[]> password(String prompt);

    /**
     * Asks for the password that sudo wants on some nodes, without echo. What logins take is never an answer to this.
     *
     * @return the password, which the caller clears, or empty where there is none to have
     */
    Optional<char[]> sudoPassword(SudoQuestion question);

    /** Returns in one clause why {@link #sudoPassword} has none and how to mend that. */
    default String withoutSudoPassword() {
        return "sudo wants a password, and nobody is there to give it";
    }

    /**
     * Asks for the password of a host on the way to nodes, without echo.
     *
     * @param prompt what to show, for example {@code password for pi on gate, on the way to pi[01-04]: }
     * @return the password, which the caller clears, or empty where there is none to have
     */
    default Optional<char[]> passwordOnTheWay(Node host, String prompt) {
        return password(prompt);
    }

    /**
     * Asks for what a node itself asks for: a code, a token.
     *
     * @param prompt what to show, which has been made harmless
     * @param echo whether what is typed may be seen
     * @return the answer, which the caller clears, or empty where there is none to have
     */
    default Optional<char[]> answer(String prompt, boolean echo) {
        return Optional.empty();
    }
}
