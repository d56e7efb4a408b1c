package pish.groups;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Sections of options, as Python's configparser reads them: {@code name: value} or {@code name = value}, a line that
 * begins with white space goes on with the value before it, and {@code #} or {@code ;} begins a comment line.
 */
final class IniFile {
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private Map<String, String> section;
    private String option = "";

    private IniFile() {}

    /** Returns the options by section; option names are in lower case. */
    static Map<String, Map<String, String>> parse(String file, String text) {
        IniFile ini = new IniFile();
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            if (!ini.take(line)) {
                throw Faults.fault(
                        file + ":" + number + ": not understood: " + line.strip(), "write name: value in a [section]");
            }
        }
        return ini.sections;
    }

    private boolean take(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
            return true;
        }
        if (Character.isWhitespace(line.charAt(0)) && section != null && !option.isEmpty()) {
            section.merge(option, text, (before, more) -> before + "\n" + more);
            return true;
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            section = sections.computeIfAbsent(text.substring(1, text.length() - 1), unseen -> new LinkedHashMap<>());
            option = "";
            return true;
        }
        int end = separator(text);
        if (section == null || end <= 0) {
            return false;
        }
        option = text.substring(0, end).strip().toLowerCase(Locale.ROOT);
        section.put(option, text.substring(end + 1).strip());
        return true;
    }

    private static int separator(String text) {
        int colon = text.indexOf(':');
        int equals = text.indexOf('=');
        return colon < 0 ? equals : equals < 0 ? colon : Math.min(colon, equals);
    }
}
