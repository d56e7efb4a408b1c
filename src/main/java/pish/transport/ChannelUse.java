package pish.transport;

/** What a channel of a connection is for, which decides who goes first where a node allows few of them. */
public enum ChannelUse {
    /** Anything that can wait until another channel has closed: jobs, copies, questions. */
    WORK(2),
    /** A persistent shell, whose line somebody waits for. */
    SHELL(1),
    /** A signal to what runs on another channel, which only that may end. */
    KILL(0);

    private final int spare;

    ChannelUse(int spare) {
        this.spare = spare;
    }

    /**
     * Returns how many channels of all uses may be open after one of this use where a node allows {@code limit} in all:
     * some are left for more urgent ones, but always one beside the persistent shell if there is one to have.
     */
    int most(int limit) {
        return Math.max(Math.min(limit, 2), limit - spare);
    }
}
