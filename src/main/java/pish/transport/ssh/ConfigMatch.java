package pish.transport.ssh;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The criteria of a {@code Match} line. */
final class ConfigMatch {
    private static final Pattern WORD = Pattern.compile("[ \t=]*(?:\"([^\"]*)\"|([^ \t=\"]+))");

    private final ConfigLine line;
    private final Matcher words;
    private final boolean finalPass;
    private boolean wantsFinal;

    ConfigMatch(ConfigLine line, boolean finalPass) {
        this.line = line;
        this.finalPass = finalPass;
        words = WORD.matcher(line.rest());
    }

    /** Returns whether the line asks for a second pass, which knows the host's final name. */
    boolean wantsFinal() {
        return wantsFinal;
    }

    /**
     * Returns whether the line's block applies.
     *
     * @param host what HostName has made of the host so far
     * @param user whom to log in as, as far as it is known
     */
    ConfigScope scope(ConfigQuery query, String host, String user) {
        ConfigScope scope = ConfigScope.APPLIES;
        for (String word = next(); !word.isEmpty(); word = next()) {
            boolean negated = word.startsWith("!");
            String criterion = word.substring(negated ? 1 : 0).toLowerCase(Locale.ROOT);
            if (criterion.equals("all")) {
                return next().isEmpty() ? scope : ConfigScope.UNCLEAR;
            }
            ConfigScope one = criterion(criterion, query, host, user);
            scope = scope.and(negated ? one.not() : one);
        }
        return scope;
    }

    private ConfigScope criterion(String criterion, ConfigQuery query, String host, String user) {
        return switch (criterion) {
            case "canonical" -> ConfigScope.of(finalPass);
            case "final" -> {
                wantsFinal = true;
                yield ConfigScope.of(finalPass);
            }
            case "host" -> ConfigScope.of(matches(argument(criterion).toLowerCase(Locale.ROOT), host));
            case "originalhost" -> ConfigScope.of(matches(argument(criterion).toLowerCase(Locale.ROOT), query.host()));
            case "user" -> ConfigScope.of(matches(argument(criterion), user));
            case "localuser" -> ConfigScope.of(matches(argument(criterion), query.localUser()));
            default -> {
                // exec among them: pish runs nothing merely to read a file
                argument(criterion);
                yield ConfigScope.UNCLEAR;
            }
        };
    }

    private static boolean matches(String patterns, String text) {
        return new HostPatterns.Globs(List.of(patterns.split(","))).matches(text);
    }

    private String argument(String criterion) {
        String argument = next();
        if (argument.isEmpty()) {
            throw line.error("Match " + criterion + " takes a value", "write Match " + criterion + " PATTERN");
        }
        return argument;
    }

    /** Returns the next word, or the empty string at the end. */
    private String next() {
        if (!words.lookingAt()) {
            return "";
        }
        String word = words.group(1) == null ? words.group(2) : words.group(1);
        words.region(words.end(), line.rest().length());
        return word;
    }
}
