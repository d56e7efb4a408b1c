package pish.groups;

import pish.syntax.SyntaxError;

/** Makes the errors of this package: they are about files and programs, not about the text that was typed. */
final class Faults {
    private Faults() {}

    static SyntaxError fault(String message, String hint) {
        return new SyntaxError(message, "", 0, 0, hint);
    }
}
