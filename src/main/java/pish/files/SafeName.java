package pish.files;

import java.util.Optional;

/**
 * Judges names that come from a node before anything is made of them here: none may lead out of the folder it is for, and
 * none may do anything to a terminal that shows it.
 */
final class SafeName {
    private static final int LONGEST = 255;
    private static final int DELETE = 0x7f;
    private static final int FIRST_C1 = 0x80;
    private static final int LAST_C1 = 0x9f;

    private SafeName() {}

    /**
     * Judges a name, or several with slashes between.
     *
     * @return what is wrong with it, in one clause, or empty where nothing is
     */
    static Optional<String> fault(String name) {
        for (String part : name.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return Optional.of("its name leads elsewhere");
            }
            if (part.length() > LONGEST) {
                return Optional.of("its name is too long");
            }
        }
        return hasControls(name) ? Optional.of("its name has control characters") : Optional.empty();
    }

    private static boolean hasControls(String name) {
        // C1 controls are two bytes of UTF-8; alone, a byte of that range is part of a letter or of another encoding
        return name.chars().anyMatch(c -> c < ' ' || c == DELETE)
                || ByteName.text(name).codePoints().anyMatch(c -> c >= FIRST_C1 && c <= LAST_C1);
    }
}
