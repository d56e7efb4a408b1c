package pish.transport.ssh;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The host field of a known_hosts line, and what it matches (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): either one hashed
 * name, or names and patterns with {@code *} and {@code ?}, of which one begun with {@code !} vetoes the line.
 */
interface HostPatterns {
    /**
     * Returns whether a name is meant.
     *
     * @param name a name in lower case, as {@link KnownHosts#lookupName} makes it
     */
    boolean matches(String name);

    /** Returns the patterns of a field, or nothing where the field is a broken hash. */
    static Optional<HostPatterns> parse(String field) {
        if (field.startsWith("|")) {
            return HashedName.parse(field).map(hashed -> hashed);
        }
        List<String> patterns = List.of(field.toLowerCase(Locale.ROOT).split(",", -1));
        boolean plain = patterns.stream().noneMatch(pattern -> pattern.startsWith("!") || pattern.matches(".*[*?].*"));
        return Optional.of(plain ? new Names(Set.copyOf(patterns)) : new Globs(patterns));
    }

    /**
     * Names without any pattern among them, which can be looked up.
     *
     * @param names in lower case
     */
    record Names(Set<String> names) implements HostPatterns {
        @Override
        public boolean matches(String name) {
            return names.contains(name);
        }
    }

    /**
     * Patterns, some perhaps vetoes.
     *
     * @param patterns in lower case
     */
    record Globs(List<String> patterns) implements HostPatterns {
        @Override
        public boolean matches(String name) {
            boolean wanted = false;
            for (String pattern : patterns) {
                boolean veto = pattern.startsWith("!");
                if (glob(name, veto ? pattern.substring(1) : pattern)) {
                    if (veto) {
                        return false;
                    }
                    wanted = true;
                }
            }
            return wanted;
        }
    }

    /**
     * Returns whether the whole of a text matches a pattern of {@code *} (any run) and {@code ?} (any one character).
     * The time is at most the product of the lengths, whatever the pattern: it may come from a server's certificate.
     */
    static boolean glob(String text, String pattern) {
        int at = 0;
        int next = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            char wanted = next < pattern.length() ? pattern.charAt(next) : 0;
            if (next < pattern.length() && wanted == '*') {
                star = next++;
                resume = at;
            } else if (next < pattern.length() && (wanted == '?' || wanted == text.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == '*') {
            next++;
        }
        return next == pattern.length();
    }
}
