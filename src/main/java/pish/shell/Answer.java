package pish.shell;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;

/**
 * One answer, typed key by key outside the line editor: it enters no history, and a secret one leaves no copy in memory.
 * Backspace and Ctrl-U mend it; Ctrl-C, and Ctrl-D on its own, refuse it.
 */
final class Answer {
    private static final int LONGEST = 1024;
    private static final int BACKSPACE = 8;
    private static final int DELETE = 127;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int CTRL_U = 21;

    private final Terminal terminal;
    private final boolean echo;
    private final char[] typed = new char[LONGEST];
    private int length;

    private Answer(Terminal terminal, boolean echo) {
        this.terminal = terminal;
        this.echo = echo;
    }

    /**
     * Reads an answer to its Enter.
     *
     * @param question shows the question, once no key can be taken for anything but its answer
     * @param echo whether it may be seen
     * @return the caller's to clear, or empty where there is none
     */
    static Optional<char[]> read(Terminal terminal, Runnable question, boolean echo) {
        Attributes before = terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlags(EnumSet.of(LocalFlag.ISIG), false);
        terminal.setAttributes(raw);
        Answer answer = new Answer(terminal, echo);
        try {
            question.run();
            return answer.keys(terminal.reader());
        } catch (IOException e) {
            // the terminal is gone, or pish is about to leave
            return Optional.empty();
        } finally {
            Arrays.fill(answer.typed, '\0');
            terminal.setAttributes(before);
            answer.show("\r\n");
        }
    }

    private Optional<char[]> keys(Reader reader) throws IOException {
        while (true) {
            int key = reader.read();
            switch (key) {
                case '\r', '\n' -> {
                    return Optional.of(Arrays.copyOf(typed, length));
                }
                case BACKSPACE, DELETE -> erase(1);
                case CTRL_U -> erase(length);
                case CTRL_C, -1 -> {
                    return Optional.empty();
                }
                case CTRL_D -> {
                    if (length == 0) {
                        return Optional.empty();
                    }
                }
                default -> add((char) key);
            }
        }
    }

    private void add(char key) {
        if (key >= ' ' && length < LONGEST) {
            typed[length++] = key;
            if (echo) {
                show(String.valueOf(key));
            }
        }
    }

    private void erase(int count) {
        for (int i = 0; i < count && length > 0; i++) {
            typed[--length] = '\0';
            if (echo) {
                show("\b \b");
            }
        }
    }

    private void show(String text) {
        terminal.writer().write(text);
        terminal.flush();
    }
}
