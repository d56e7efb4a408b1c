package pish.shell;

import java.io.ByteArrayOutputStream;

/** Finds {@code ~.} at the beginning of a typed line, which leaves a login; {@code ~~} there is one tilde. As in ssh(1). */
final class LeavingKeys {
    private boolean atLineStart = true;
    private boolean afterTilde;
    private boolean asked;

    /** Returns what of the keys goes to the program. */
    byte[] pass(byte[] keys, int count) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        for (int i = 0; i < count && !asked; i++) {
            pass(keys[i], passed);
        }
        return passed.toByteArray();
    }

    private void pass(byte key, ByteArrayOutputStream passed) {
        if (afterTilde) {
            afterTilde = false;
            asked = key == '.';
            if (asked) {
                return;
            }
            passed.write('~');
            atLineStart = false;
            if (key == '~') {
                return;
            }
        } else if (atLineStart && key == '~') {
            afterTilde = true;
            return;
        }
        passed.write(key);
        atLineStart = key == '\r' || key == '\n';
    }

    /** Returns whether the user wants to leave. */
    boolean asked() {
        return asked;
    }
}
