package pish.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The text of an authorized_keys file (sshd(8)). Lines that are not about the keys in question stay byte for byte, whatever
 * they hold; each char of a text is one byte.
 */
final class AuthorizedKeys {
    private AuthorizedKeys() {}

    /** Returns the text with the keys that it lacks at its end. One that is there with options counts as being there. */
    static String with(String text, Collection<PublicKey> keys) {
        Set<String> there = new HashSet<>();
        lines(text).forEach(line -> key(line).ifPresent(key -> there.add(key.identity())));
        StringBuilder out = new StringBuilder(text);
        for (PublicKey key : keys) {
            if (there.add(key.identity())) {
                if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
                out.append(key.line()).append('\n');
            }
        }
        return out.toString();
    }

    /** Returns the text without the lines of some keys. */
    static String without(String text, Predicate<PublicKey> unwanted) {
        StringBuilder out = new StringBuilder();
        for (String line : lines(text)) {
            if (key(line).filter(unwanted).isEmpty()) {
                out.append(line);
            }
        }
        return out.toString();
    }

    /**
     * Returns the text with other comments behind some keys; a comment that somebody else wrote stays.
     *
     * @param comments new ones by {@link PublicKey#identity} and the comment so far, with a blank between
     */
    static String commented(String text, Map<String, String> comments) {
        StringBuilder out = new StringBuilder();
        for (String line : lines(text)) {
            Optional<PublicKey> key = key(line).filter(one -> comments.containsKey(one.line()));
            String old = key.map(PublicKey::comment).orElse("");
            int at = line.lastIndexOf(old);
            out.append(
                    key.isEmpty() || old.isEmpty() || at < 0
                            ? line
                            : line.substring(0, at)
                                    + comments.get(key.get().line())
                                    + line.substring(at + old.length()));
        }
        return out.toString();
    }

    /** Returns the keys of a text. */
    static List<PublicKey> keys(String text) {
        List<PublicKey> keys = new ArrayList<>();
        lines(text).forEach(line -> key(line).ifPresent(keys::add));
        return keys;
    }

    /** Returns the lines of a text, each with what ends it. */
    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static Optional<PublicKey> key(String line) {
        String text = line.strip();
        if (text.startsWith("#")) {
            return Optional.empty();
        }
        Optional<PublicKey> plain = PublicKey.parse(text);
        return plain.isPresent() ? plain : PublicKey.parse(text.substring(endOfOptions(text)));
    }

    /** Returns where a line's first blank outside of double quotes is; a backslash there quotes a double quote. */
    private static int endOfOptions(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ' ' || c == '\t')) {
                return i;
            }
        }
        return text.length();
    }
}
