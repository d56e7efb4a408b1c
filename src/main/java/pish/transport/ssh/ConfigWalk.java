package pish.transport.ssh;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One pass through the files of ssh_config for one host, in which the first value of an option wins. */
final class ConfigWalk {
    /** As deep as ssh goes. */
    private static final int MAX_DEPTH = 16;

    private final ConfigFiles files;
    private final Path home;
    private final ConfigQuery query;
    private final ConfigValues values;
    private final Optional<String> finalName;
    private boolean wantsFinal;

    /**
     * Prepares a pass.
     *
     * @param values takes what is found, and knows what was found before
     * @param finalName in the second pass, what HostName made of the host; {@code Host} then matches that
     */
    ConfigWalk(ConfigFiles files, Path home, ConfigQuery query, ConfigValues values, Optional<String> finalName) {
        this.files = files;
        this.home = home;
        this.query = query;
        this.values = values;
        this.finalName = finalName;
    }

    /** Returns whether a {@code Match final} asks for a second pass. */
    boolean wantsFinal() {
        return wantsFinal;
    }

    /**
     * Reads a file and what it includes.
     *
     * @param folder where relative paths of Include begin
     */
    void read(Path file, Path folder) {
        read(file, folder, ConfigScope.APPLIES, 0);
    }

    private void read(Path file, Path folder, ConfigScope outer, int depth) {
        ConfigScope scope = outer;
        for (ConfigLine line : files.lines(file)) {
            switch (line.keyword()) {
                case "host" -> scope = outer.and(ConfigScope.of(isHost(line)));
                case "match" -> scope = outer.and(match(line));
                case "include" -> include(line, folder, scope, depth);
                default -> values.offer(line, scope);
            }
        }
    }

    private boolean isHost(ConfigLine line) {
        List<String> patterns = line.words();
        if (patterns.isEmpty()) {
            throw line.error("Host takes a pattern", "write Host NAME");
        }
        return new HostPatterns.Globs(patterns).matches(finalName.orElse(query.original()));
    }

    private ConfigScope match(ConfigLine line) {
        ConfigMatch match = new ConfigMatch(line, finalName.isPresent());
        String user = values.user().orElse(query.localUser());
        String host = values.hostName(finalName.orElse(query.host()));
        ConfigScope scope = match.scope(query, host, query.user().isEmpty() ? user : query.user());
        wantsFinal |= match.wantsFinal();
        return scope;
    }

    private void include(ConfigLine line, Path folder, ConfigScope scope, int depth) {
        if (depth >= MAX_DEPTH) {
            throw line.error("Include within Include, " + MAX_DEPTH + " deep", "does a file include itself?");
        }
        for (String word : line.words()) {
            if (word.contains("${") || word.contains("%")) {
                // newer releases of ssh replace these, older ones take them for names
                throw line.error("pish cannot do " + line.text().strip(), "write the path");
            }
            Path path = word.startsWith("~/") ? home.resolve(word.substring(2)) : folder.resolve(word);
            for (Path file : files.glob(path.toAbsolutePath())) {
                read(file, folder, scope, depth + 1);
            }
        }
    }
}
