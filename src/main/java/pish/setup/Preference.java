package pish.setup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something that raspi-config sets. */
public enum Preference {
    /** The hostname; one node has one. */
    HOSTNAME("hostname", "NAME", "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?", "its own name to itself"),
    /** MiB of memory that the GPU takes. */
    MEMORY_SPLIT("memory-split", "16|32|64|128|256|512", "16|32|64|128|256|512", "MiB of memory for the GPU"),
    /** How fast the board runs, by the presets of raspi-config. */
    OVERCLOCK(
            "overclock",
            "None|Modest|Medium|High|Turbo",
            "None|Modest|Medium|High|Turbo",
            "a preset of raspi-config's, for boards that have it"),
    /** That the SSH server starts with the machine. */
    SSH("ssh", "on", "on", "the SSH server starts with the machine"),
    /** That the root file system takes up the whole card. */
    ROOT("root", "expand", "expand", "the root file system grows to the end of its card"),
    /** The language of programs. */
    LOCALE(
            "locale",
            "NAME",
            "C|POSIX|[A-Za-z_]{1,16}(\\.[A-Za-z0-9-]{1,16})?(@[a-z]{1,16})?",
            "the language of programs"),
    /** The time zone, by its name in the tz database. */
    TIMEZONE("timezone", "ZONE", "[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}", "as the tz database names it"),
    /** Whether the IPv4 address stays what it is. */
    ADDRESS("address", "static|dhcp", "static|dhcp", "static: the address stays what it is now");

    private final String word;
    private final String argument;
    private final Pattern pattern;
    private final String meaning;

    Preference(String word, String argument, String pattern, String meaning) {
        this.word = word;
        this.argument = argument;
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
    }

    /** Returns the word that names it. */
    public String word() {
        return word;
    }

    /** Returns what it is. */
    public String meaning() {
        return meaning;
    }

    /** Returns its values, {@code |} between, or a word in capitals for what they are. */
    public String argument() {
        return argument;
    }

    /** Returns the values that can be listed; none where they are too many. */
    public List<String> choices() {
        return argument.equals(argument.toUpperCase(Locale.ROOT)) && !argument.contains("|")
                ? List.of()
                : List.of(argument.split("\\|"));
    }

    /** Returns whether this can be its value; a node may still lack it. */
    public boolean takes(String value) {
        return pattern.matcher(value).matches();
    }

    /** Returns the one of a name, if there is one. */
    public static Optional<Preference> of(String word) {
        return Arrays.stream(values())
                .filter(preference -> preference.word.equals(word))
                .findFirst();
    }
}
