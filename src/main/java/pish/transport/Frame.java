package pish.transport;

import java.nio.charset.StandardCharsets;

/**
 * What a remote shell says of itself between the outputs of commands.
 *
 * <p>On the wire a frame is the byte 0x01, a {@link Nonce}, a letter for its kind, its text, the byte 0x01 and the nonce
 * again. On standard error the text is empty.
 *
 * @param nonce the mark it carries
 * @param kind {@link #READY}, {@link #END}, {@link #EXIT} or {@link #STATE}
 * @param text what follows the kind
 */
record Frame(String nonce, char kind, String text) {
    /** The byte before each nonce. */
    static final byte MARK = 0x01;
    /** The shell is set up: process id, process group, flavour. */
    static final char READY = 'R';
    /** A command ended: exit status, blank, directory. */
    static final char END = 'E';
    /** The shell itself ends: exit status, blank, directory. */
    static final char EXIT = 'X';
    /** The shell's state: see {@link ShellState}. */
    static final char STATE = 'S';

    /** Reads what stands between the two nonces. */
    static Frame of(String nonce, byte[] body, int length) {
        if (length == 0) {
            return new Frame(nonce, '?', "");
        }
        // ISO 8859-1 keeps every byte: names and values need not be UTF-8
        return new Frame(nonce, (char) body[0], new String(body, 1, length - 1, StandardCharsets.ISO_8859_1));
    }

    /** Returns the number at the start of the text, as in {@code 130 /home/pi}; 255 where there is none. */
    ExitStatus status() {
        int blank = text.indexOf(' ');
        try {
            return new ExitStatus(Integer.parseInt(blank < 0 ? text : text.substring(0, blank)) & 0xff);
        } catch (NumberFormatException e) {
            return ExitStatus.UNREACHABLE;
        }
    }

    /** Returns the word at a place of the text, counted from 0, or the empty string where there is none. */
    String word(int place) {
        String[] words = text.split(" ", -1);
        return place < words.length ? words[place] : "";
    }

    /** Returns the same as a number; 0 where it is none. */
    int number(int place) {
        try {
            return Integer.parseInt(word(place));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Returns what follows the first blank: the working directory. */
    String directory() {
        String raw = text.substring(text.indexOf(' ') + 1);
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
