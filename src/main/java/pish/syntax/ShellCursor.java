package pish.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import pish.syntax.Continuation.Kind;

/**
 * A place in shell text, and what has been opened before it. A backslash before a newline joins the lines, so those two
 * characters are never seen by {@link #peek}.
 */
final class ShellCursor {
    /** What {@link #peek} and {@link #raw} return at the end of the text. */
    static final int END = -1;

    /** Deeper nesting than people write; bash may judge it, pish's stack must not. */
    private static final int MAX_DEPTH = 200;

    private record Opener(String text, int position) {}

    private final String text;
    private final Deque<Opener> openers = new ArrayDeque<>();
    private int at;
    private boolean joinedEnd;

    ShellCursor(String commands) {
        this.text = commands + "\n";
    }

    /** Returns the next character without taking it, lines joined. */
    int peek() {
        while (text.startsWith("\\\n", at)) {
            at += 2;
            joinedEnd |= at == text.length();
        }
        return raw();
    }

    /** Returns the next character without taking it; a backslash before a newline is one character like any other. */
    int raw() {
        return at < text.length() ? text.charAt(at) : END;
    }

    /** Takes the next character and returns it, lines joined. */
    int next() {
        int c = peek();
        skip();
        return c;
    }

    /** Takes the next character, whatever it is. */
    void skip() {
        at = Math.min(at + 1, text.length());
    }

    /** Takes the next character if it is {@code c}. */
    boolean take(char c) {
        boolean found = peek() == c;
        if (found) {
            skip();
        }
        return found;
    }

    /** Takes the rest of the physical line and its newline, and returns it without the newline. */
    String line() {
        int end = text.indexOf('\n', at);
        String line = text.substring(at, end);
        at = end + 1;
        return line;
    }

    int position() {
        return at;
    }

    void back(int position) {
        at = position;
    }

    String since(int position) {
        return text.substring(position, at);
    }

    /** Returns the answer for a text that ends with nothing open: a backslash at its end still goes on. */
    Continuation atEnd() {
        return joinedEnd ? new Continuation(Kind.BACKSLASH, "\\", text.length() - 2) : Continuation.COMPLETE;
    }

    /** Notes that something was opened at {@code position} that has to be closed. */
    void open(String opener, int position) {
        if (openers.size() == MAX_DEPTH) {
            throw ShellStop.fault();
        }
        openers.push(new Opener(opener, position));
    }

    /** Notes that what was opened last is closed. */
    void close() {
        openers.pop();
    }

    /** Returns the stop for a text that ends before what was opened last is closed. */
    ShellStop unfinished() {
        if (openers.isEmpty()) {
            return new ShellStop(atEnd());
        }
        Opener open = openers.getFirst();
        return unfinished(Kind.CONSTRUCT, open.text, open.position);
    }

    /** Returns the stop for a text that ends before what was opened at {@code position} is closed. */
    ShellStop unfinished(Kind kind, String opener, int position) {
        return new ShellStop(new Continuation(kind, opener, position));
    }
}
