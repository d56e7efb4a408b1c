package pish.files;

import java.util.Optional;

/** Extended headers of pax (POSIX, pax): records {@code LENGTH KEY=VALUE} that end in a newline. */
final class Pax {
    private Pax() {}

    /**
     * Finds a value.
     *
     * @param records all of a header, each char one byte
     */
    static Optional<String> value(String records, String key) {
        int at = 0;
        while (at < records.length()) {
            int blank = records.indexOf(' ', at);
            if (blank < 0 || !records.substring(at, blank).matches("[0-9]{1,6}")) {
                return Optional.empty();
            }
            int end = at + Integer.parseInt(records.substring(at, blank));
            if (end <= blank || end > records.length()) {
                return Optional.empty();
            }
            String record = records.substring(blank + 1, end - 1);
            if (record.startsWith(key + "=")) {
                return Optional.of(record.substring(key.length() + 1));
            }
            at = end;
        }
        return Optional.empty();
    }
}
