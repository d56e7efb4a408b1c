package pish.transport;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program on a node that waits for a password, see {@link AskPass}.
 *
 * @param program tells it from all others that node has had: process id, hyphen, when it began
 * @param leftBehind whether the line that started it has ended
 * @param fifo path on the node that the answer is to be written to; each char is one byte
 */
public record PasswordRequest(String program, boolean leftBehind, String fifo) {
    private static final int LONGEST = 4096;
    /** In place of a line's number: what starts the shell itself. */
    private static final long NO_LINE = 0;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,20}-[0-9]{1,20}) ([0-9]{1,18}) (/[^\\p{Cntrl}]+)");

    /**
     * Reads a {@link Frame#ASK}; empty where it is none that the program on the node would send.
     *
     * @param line number of the shell's latest line
     */
    static Optional<PasswordRequest> parse(Frame frame, long line) {
        Matcher text = TEXT.matcher(frame.text());
        boolean good = frame.kind() == Frame.ASK && frame.text().length() <= LONGEST && text.matches();
        if (!good) {
            return Optional.empty();
        }
        long startedBy = Long.parseLong(text.group(2));
        boolean leftBehind = startedBy != NO_LINE && startedBy != line;
        return Optional.of(new PasswordRequest(text.group(1), leftBehind, text.group(3)));
    }

    /**
     * Returns shell text that gives an answer, unless the program waits no more.
     *
     * @param answer shell text that prints it: a plus and the password, or a minus where there is none
     */
    public String reply(String answer) {
        String path = ShellQuoting.word(fifo);
        // opened for reading too, or a FIFO that nobody reads would hold the writer
        return "[ -p " + path + " ] && " + answer + " 1<>" + path;
    }
}
