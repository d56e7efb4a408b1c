package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a line says of its host after its name: {@code key=value}, with or without blanks around the equals sign, or any
 * other word.
 *
 * @param part where it stands
 * @param key what stands before the equals sign; all of a word without one
 * @param value what stands after it, possibly nothing
 */
record HostOption(MachineLine.Part part, String key, String value) {
    private static final Pattern OPTION = Pattern.compile("([^\\s=]+)\\s*=\\s*(\\S*)|\\S+");

    /** Returns what follows an index of a line. */
    static List<HostOption> after(MachineLine line, int index) {
        var options = new ArrayList<HostOption>();
        var matcher = OPTION.matcher(line.text());
        for (int from = index; matcher.find(from); from = matcher.end()) {
            var part = new MachineLine.Part(matcher.group(), matcher.start());
            boolean pair = matcher.group(1) != null;
            options.add(new HostOption(part, pair ? matcher.group(1) : part.text(), pair ? matcher.group(2) : ""));
        }
        return options;
    }

    /** Returns whether it is more than a word. */
    boolean isPair() {
        return part.text().contains("=");
    }

    /** Returns the same option under another key. */
    HostOption under(String newKey) {
        return new HostOption(part, newKey, value);
    }

    /** Returns it without blanks, under its key. */
    String text() {
        return key + "=" + value;
    }

    /**
     * Returns what Open MPI's options, which have several names, are usually called: {@code slots max_slots port
     * username}, or the empty string where it is none.
     */
    String meaning() {
        return switch (key) {
            case "slots", "cpu", "count" -> "slots";
            case "max_slots", "max-slots", "slots_max", "slots-max" -> "max_slots";
            case "cpu_max", "cpu-max", "max_cpu", "max-cpu" -> "max_slots";
            case "count_max", "count-max", "max_count", "max-count" -> "max_slots";
            case "username", "user-name", "user_name" -> "username";
            case "port" -> "port";
            default -> "";
        };
    }
}
