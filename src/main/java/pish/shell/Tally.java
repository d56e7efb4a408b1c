package pish.shell;

import pish.transport.ExitStatus;

/**
 * What the lines of a source come to: the largest status. A line that an {@code if-…} follows was a question, and what it
 * ended with counts no more once that has come.
 */
final class Tally {
    private ExitStatus largest = ExitStatus.OK;
    private ExitStatus last = ExitStatus.OK;
    private ExitStatus question = ExitStatus.OK;

    /** Counts a line. */
    void add(ExitStatus status) {
        largest = total();
        question = ExitStatus.OK;
        last = status;
    }

    /** Counts a line that asked how the one before ended. */
    void addAnswer(ExitStatus status) {
        question = last;
        last = status;
    }

    /** Returns the largest status that counts. */
    ExitStatus total() {
        return largest.max(last);
    }

    /** Returns the largest status where the last line ends all, and nothing has been made of what it asked about. */
    ExitStatus totalAtExit() {
        return total().max(question);
    }
}
