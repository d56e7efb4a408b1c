package pish.syntax;

/** Ends the reading of shell text early, with the answer: open, or complete because nothing more can mend it. */
final class ShellStop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Continuation continuation;

    ShellStop(Continuation continuation) {
        // control flow inside one package: a stack trace would cost more than the reading
        super(null, null, false, false);
        this.continuation = continuation;
    }

    /** Returns a stop at what bash calls a syntax error: it will not go away by reading on. */
    static ShellStop fault() {
        return new ShellStop(Continuation.COMPLETE);
    }

    Continuation continuation() {
        return continuation;
    }
}
