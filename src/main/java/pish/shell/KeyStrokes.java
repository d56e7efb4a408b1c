package pish.shell;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.IntConsumer;

/** Cuts what is typed into keys: a character, or the sequence that an arrow or the like sends (ECMA-48, and SS3 of xterm). */
final class KeyStrokes implements IntConsumer {
    private static final char ESCAPE = 27;
    private static final int LONGEST = 16;

    private final StringBuilder begun = new StringBuilder();
    private final Queue<String> keys = new ArrayDeque<>();

    @Override
    public void accept(int typed) {
        begun.append((char) typed);
        if (isWhole()) {
            boolean sequence = begun.length() > 2 || begun.charAt(0) != ESCAPE;
            keys.add(sequence ? begun.toString() : begun.substring(1));
            begun.setLength(0);
        }
    }

    private boolean isWhole() {
        if (begun.charAt(0) != ESCAPE) {
            return true;
        }
        if (begun.length() < 3) {
            return begun.length() == 2 && begun.charAt(1) != '[' && begun.charAt(1) != 'O';
        }
        return begun.charAt(begun.length() - 1) >= '@' || begun.length() == LONGEST;
    }

    /** Takes all keys that are left but for those that are sequences; each char is one byte. */
    String takeText() {
        StringBuilder text = new StringBuilder();
        keys.stream().filter(key -> key.length() == 1).forEach(text::append);
        keys.clear();
        return text.toString();
    }

    /** Takes the next key. */
    Optional<String> take() {
        return Optional.ofNullable(keys.poll());
    }
}
