package pish.mpi;

import java.util.HashMap;
import java.util.Map;

/**
 * A command of PMI 1's: {@code cmd=NAME key=value key=value}.
 *
 * @param command its name
 * @param values by their keys; where one was given twice, the first
 */
record PmiLine(String command, Map<String, String> values) {
    /** Reads a line; a command without a name has the empty one. */
    static PmiLine read(String line) {
        Map<String, String> values = new HashMap<>();
        for (String word : line.strip().split(" +", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        String command = values.getOrDefault("cmd", "");
        return new PmiLine(command.matches("[a-z_0-9]{1,40}") ? command : "", Map.copyOf(values));
    }

    /** Returns a value, or the empty string. */
    String value(String key) {
        return values.getOrDefault(key, "");
    }

    /** Returns a value that is a C int, or something else where it is none. */
    int number(String key, int other) {
        String text = value(key);
        return text.matches("-?[0-9]{1,10}") ? (int) Long.parseLong(text) : other;
    }
}
