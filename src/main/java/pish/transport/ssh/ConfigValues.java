package pish.transport.ssh;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What ssh_config sets for one host: of each option the first value, of IdentityFile all. */
final class ConfigValues {
    private final Map<String, ConfigLine> first = new HashMap<>();
    private final List<ConfigLine> identities = new ArrayList<>();
    private final Set<String> ignorable = new HashSet<>();
    private boolean named;
    private final Set<ConfigLine> passedOver = new LinkedHashSet<>();

    /** Has the host's name be settled from now on, whether or not a HostName was found. */
    void settleName() {
        named = true;
    }

    /** Takes a line's value, if it is the first. */
    void offer(ConfigLine line, ConfigScope scope) {
        if (scope == ConfigScope.OTHER) {
            return;
        }
        String keyword = ConfigKeywords.canonical(line.keyword());
        if (keyword.equals("ignoreunknown")) {
            ignorable.addAll(List.of(line.rest().split("[ ,\t]+")));
        } else if (!ConfigKeywords.HEEDED.contains(keyword)) {
            passOver(line, keyword, scope);
        } else if (keyword.equals("identityfile") || !settled(keyword)) {
            if (scope == ConfigScope.UNCLEAR) {
                throw line.error(
                        "whether this holds depends on a Match that pish does not evaluate",
                        "set " + line.keyword() + " in a Host block before it");
            }
            if (keyword.equals("identityfile")) {
                identities.add(line);
            } else {
                first.put(keyword, line);
            }
        }
    }

    /** A ProxyCommand settles that there is no ProxyJump, and the other way round unless that is {@code none}. */
    private boolean settled(String keyword) {
        return first.containsKey(keyword)
                || (named && keyword.equals("hostname"))
                || (keyword.equals("proxyjump") && first.containsKey("proxycommand"))
                || (keyword.equals("proxycommand")
                        && line("proxyjump")
                                .filter(line -> !line.rest().equalsIgnoreCase("none"))
                                .isPresent());
    }

    private void passOver(ConfigLine line, String keyword, ConfigScope scope) {
        boolean known = ConfigKeywords.PASSED_OVER.contains(keyword)
                || ignorable.stream()
                        .anyMatch(pattern -> HostPatterns.glob(line.keyword(), pattern.toLowerCase(Locale.ROOT)));
        if (!known && scope == ConfigScope.APPLIES) {
            throw line.error("unknown option " + line.keyword(), ConfigKeywords.hint(keyword));
        }
        passedOver.add(line);
    }

    /** Returns the line that sets an option. */
    Optional<ConfigLine> line(String keyword) {
        return Optional.ofNullable(first.get(keyword));
    }

    /** Returns the one word that an option is set to. */
    Optional<String> word(String keyword) {
        return line(keyword).map(ConfigLine::word);
    }

    /** Returns whether an option is set to a word, in any case. */
    boolean is(String keyword, String... words) {
        return word(keyword)
                .filter(value -> List.of(words).stream().anyMatch(value::equalsIgnoreCase))
                .isPresent();
    }

    /** Returns the account to log in as, where it is set. */
    Optional<String> user() {
        return word("user");
    }

    /** Returns what HostName makes of a host. */
    String hostName(String host) {
        Optional<ConfigLine> line = line("hostname");
        return line.map(set -> ConfigTokens.hostName(set, host)).orElse(host);
    }

    /** Returns the lines of IdentityFile, in their order. */
    List<ConfigLine> identities() {
        return List.copyOf(identities);
    }

    /** Returns the lines that pish does nothing about. */
    Set<ConfigLine> passedOver() {
        return Set.copyOf(passedOver);
    }
}
