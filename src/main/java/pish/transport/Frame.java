package pish.transport;

import java.nio.charset.StandardCharsets;

/**
 * What a remote shell says of itself between the outputs of commands.
 *
 * <p>On the wire a frame is the byte 0x01, a {@link Nonce}, a letter for its kind, its text, the byte 0x01 and the nonce
 * again. On standard error the text is empty.
 *
 * @param nonce the mark it carries
 * @param kind {@link #BEGUN}, {@link #READY}, {@link #LINE}, {@link #END}, {@link #EXIT}, {@link #STATE} or {@link #ASK}
 * @param text what follows the kind
 */
record Frame(String nonce, char kind, String text) {
    /** The byte before each nonce. */
    static final byte MARK = 0x01;
    /** The account has a POSIX shell, which is about to become the persistent one. */
    static final char BEGUN = 'B';
    /** The shell is set up: process id, process group, flavour. */
    static final char READY = 'R';
    /** A line has been read whole and begins; on standard output only, and without text. */
    static final char LINE = 'L';
    /** A command ended: exit status, blank, directory. */
    static final char END = 'E';
    /** The shell itself ends: exit status, blank, number of the last line it began, blank, directory. */
    static final char EXIT = 'X';
    /** The shell's state: see {@link ShellState}. */
    static final char STATE = 'S';
    /** A program wants a password: see {@link PasswordRequest}. */
    static final char ASK = 'A';

    /** Reads what stands between the two nonces. */
    static Frame of(String nonce, byte[] body, int length) {
        if (length == 0) {
            return new Frame(nonce, '?', "");
        }
        // ISO 8859-1 keeps every byte: names and values need not be UTF-8
        return new Frame(nonce, (char) body[0], new String(body, 1, length - 1, StandardCharsets.ISO_8859_1));
    }

    /** Returns whether the shell that ends had begun a line. */
    boolean saysBegan(long number) {
        return text.startsWith(number + " ", text.indexOf(' ') + 1);
    }

    /** Returns the frame of a line's end that says the same as this one of the shell's end. */
    Frame asEnd() {
        int status = text.indexOf(' ');
        int number = text.indexOf(' ', status + 1);
        return status < 0 || number < 0
                ? this
                : new Frame(nonce, END, text.substring(0, status) + text.substring(number));
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

    /** Returns what follows the first blank: the working directory. */
    String directory() {
        String raw = text.substring(text.indexOf(' ') + 1);
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
