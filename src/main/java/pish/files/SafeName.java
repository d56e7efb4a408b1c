package pish.files;

import java.util.Optional;

/**
 * Judges names that come from a node before anything is made of them here: none may lead out of the folder it is for. What
 * they may do to a terminal is {@link ByteName#shown}'s matter.
 */
final class SafeName {
    private static final int LONGEST = 255;

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
        return name.indexOf('\0') < 0 ? Optional.empty() : Optional.of("its name has a NUL");
    }
}
