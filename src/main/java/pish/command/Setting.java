package pish.command;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be set, by a long option of the same name or by {@code set}: the one table that options, completion, help and
 * the manual derive from.
 */
public enum Setting {
    /** Account where a node names none. */
    USER("user", "l", "USER", "account to log in as", "", Kind.TEXT),
    /** Port where a node names none. */
    PORT("port", "p", "PORT", "port to connect to", "", Kind.PORT),
    /** Private key to offer. */
    IDENTITY("identity", "i", "KEY", "private key file to offer, instead of ssh's defaults", "", Kind.TEXT),
    /** Host to go through where a node names none. */
    JUMP("jump", "J", "HOST", "host to go through, as ssh -J has it: [user@]host[:port],…", "", Kind.TEXT),
    /** Text or JSON. */
    FORMAT("format", "", "text|json", "json: one event a line (NDJSON) on standard output", "text", Kind.CHOICE),
    /** How results are shown. */
    OUTPUT(
            "output",
            "",
            "fold|diff|table|live|panes|quiet",
            "fold: equal outputs once; diff: how they differ; table: where; live: lines as they come; panes: a pane each while it runs; quiet: failures",
            "fold",
            Kind.CHOICE),
    /** What to do with results that are longer than the screen. */
    PAGER(
            "pager",
            "",
            "auto|on|off",
            "results of over a screen: offer to page through them (auto), begin to (on), or neither",
            "auto",
            Kind.CHOICE),
    /** When to colour. */
    COLOR("color", "", "auto|always|never", "when to use colour (NO_COLOR is heeded)", "auto", Kind.CHOICE),
    /** Colours for which background. */
    THEME("theme", "", "dark|light|none", "colours for a dark or a light background, or none", "dark", Kind.CHOICE),
    /** What the prompt is. */
    PROMPT(
            "prompt",
            "",
            "FORMAT",
            "the prompt: %t default target, %d its directory, %u nodes connected, %n all nodes, %% a percent sign",
            "",
            Kind.TEXT),
    /** Which keys edit a line. */
    KEYS("keys", "", "emacs|vi", "keys that edit a line, as in bash", "emacs", Kind.CHOICE),
    /** How long a command may take. */
    TIMEOUT("timeout", "u", "DURATION", "how long a command may take on a node; 0 for ever", "0", Kind.DURATION),
    /** How long connecting may take. */
    CONNECT_TIMEOUT("connect-timeout", "", "DURATION", "how long connecting to a node may take", "10s", Kind.DURATION),
    /** Connections in the making at once. */
    FANOUT(
            "fanout",
            "",
            "N",
            "how many nodes to connect to at once (64), and where given, to run a command on at once",
            "",
            Kind.COUNT),
    /** What a failed line does to a script. */
    ERRORS(
            "errors",
            "",
            "stop|continue|reachable",
            "when a line fails: stop the script, go on, or (reachable) not count unreachable nodes",
            "stop",
            Kind.CHOICE),
    /** Which nodes an interactive pish connects to at its start. */
    CONNECT(
            "connect",
            "",
            "all|used",
            "connect to all nodes at the start (up to 64), or on first use",
            "",
            Kind.CHOICE),
    /** Whose mpiexec runs MPI jobs. */
    MPI(
            "mpi",
            "",
            "auto|mpich|openmpi",
            "whose mpiexec runs MPI jobs; auto: the one the program is linked to, else the one that mpiexec is",
            "auto",
            Kind.CHOICE),
    /** Above how many nodes to ask. */
    CONFIRM(
            "confirm",
            "",
            "N|off",
            "ask before lines with sudo for more nodes than this, and before lines that end machines",
            "50",
            Kind.COUNT_OR_OFF),
    /** Where each node's lines are logged. */
    LOG_DIR("log-dir", "", "DIR", "keep every line of output in a file a node there", "", Kind.TEXT),
    /** How large a log grows. */
    LOG_SIZE(
            "log-size",
            "",
            "SIZE",
            "begin a new log of a node at this size, for example 10M; 0: never",
            "10M",
            Kind.SIZE),
    /** How many older logs stay. */
    LOG_KEEP("log-keep", "", "N", "how many older logs of a node to keep", "5", Kind.NUMBER),
    /** File with the login password. */
    PASSWORD_FILE("password-file", "", "FILE", "file (mode 600) that holds the login password", "", Kind.TEXT),
    /** Whose shells run the lines. */
    SUDO("sudo", "", "", "run lines in persistent shells of root, which have a state of their own", "off", Kind.FLAG),
    /** File with the sudo password. */
    SUDO_PASSWORD_FILE(
            "sudo-password-file", "", "FILE", "file (mode 600) that holds the password sudo wants", "", Kind.TEXT),
    /** How long passwords are remembered. */
    PASSWORD_CACHE(
            "password-cache",
            "",
            "DURATION|session",
            "how long a sudo password is remembered; session: as long as pish runs",
            "session",
            Kind.DURATION_OR_SESSION),
    /** Trust on first use. */
    ACCEPT_NEW_HOST_KEYS(
            "accept-new-host-keys",
            "",
            "",
            "add the keys of unknown hosts to known_hosts without asking",
            "off",
            Kind.FLAG),
    /** Say what would be done. */
    DRY_RUN("dry-run", "n", "", "say what each line would do and where, and open no connection", "off", Kind.FLAG),
    /** Show lines before they run. */
    TRACE(
            "trace",
            "",
            "",
            "show each line, with its values, on standard error before it runs; set -x and set +x too",
            "off",
            Kind.FLAG),
    /** Say more. */
    VERBOSE(
            "verbose",
            "v",
            "",
            "write what the transport does to a file, which is named (-vv in full)",
            "off",
            Kind.DEGREE);

    private final String key;
    private final String letter;
    private final String argument;
    private final String meaning;
    private final String standard;
    private final Kind kind;

    Setting(String key, String letter, String argument, String meaning, String standard, Kind kind) {
        this.key = key;
        this.letter = letter;
        this.argument = argument;
        this.meaning = meaning;
        this.standard = standard;
        this.kind = kind;
    }

    /** Returns the name that {@code set} and the long option use. */
    public String key() {
        return key;
    }

    /** Returns the letter of the short option, or the empty string. */
    public String letter() {
        return letter;
    }

    /** Returns what help calls the value; for choices, all of them with bars between; the empty string for a flag. */
    public String argument() {
        return argument;
    }

    /** Returns one line of help. */
    public String meaning() {
        return meaning;
    }

    /** Returns the value it has unless set. */
    public String standard() {
        return standard;
    }

    /** Returns whether the option takes no value. */
    public boolean isFlag() {
        return kind == Kind.FLAG || kind == Kind.DEGREE;
    }

    /**
     * Returns the value that its option gives where it is given without one.
     *
     * @param times how often, at least 1
     */
    public String given(long times) {
        return kind == Kind.DEGREE && times > 1 ? "full" : "on";
    }

    /** Returns whether it names a file that holds a password. */
    public boolean isSecretFile() {
        return this == PASSWORD_FILE || this == SUDO_PASSWORD_FILE;
    }

    /** Returns the values it can take, where these can be listed. */
    public List<String> choices() {
        return switch (kind) {
            case CHOICE -> List.of(argument.split("\\|"));
            case FLAG -> List.of("on", "off");
            case DEGREE -> List.of("on", "off", "full");
            default -> List.of();
        };
    }

    /** Returns whether a recording sets it again: the ways to connect and to show belong to the run. */
    public boolean lasting() {
        return this == TIMEOUT || this == FANOUT || this == CONFIRM || this == SUDO || this == MPI;
    }

    /** Finds a setting by its key. */
    public static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst();
    }

    /** Returns all keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).collect(Collectors.toList());
    }

    /**
     * Returns what is wrong with a value, in one clause, or empty.
     *
     * @param value as it was typed
     */
    public Optional<String> fault(String value) {
        boolean good = switch (kind) {
            case TEXT -> true;
            case FLAG, DEGREE, CHOICE -> choices().contains(value);
            case PORT -> value.matches("[0-9]{1,5}") && Integer.parseInt(value) <= 65_535 && !value.matches("0+");
            case COUNT -> value.matches("[1-9][0-9]{0,5}");
            case COUNT_OR_OFF -> value.matches("[0-9]{1,6}|off");
            case NUMBER -> value.matches("[0-9]{1,3}");
            case SIZE -> SizeText.parse(value).isPresent();
            case DURATION -> DurationText.parse(value).isPresent();
            case DURATION_OR_SESSION ->
                value.equals("session") || DurationText.parse(value).isPresent();
        };
        if (good) {
            return Optional.empty();
        }
        return Optional.of("not a value of " + key + ": " + value + "; it takes " + wanted());
    }

    private String wanted() {
        return switch (kind) {
            case DURATION -> DurationText.WANTED;
            case DURATION_OR_SESSION -> "a number with ms, s, m or h, for example 15m, or session";
            case PORT -> "a number from 1 to 65535";
            case COUNT -> "a number from 1";
            case NUMBER -> "a number from 0 to 999";
            case SIZE -> SizeText.WANTED;
            default -> String.join(", ", isFlag() ? choices() : List.of(argument.split("\\|")));
        };
    }

    private enum Kind {
        TEXT,
        PORT,
        COUNT,
        NUMBER,
        SIZE,
        COUNT_OR_OFF,
        CHOICE,
        FLAG,
        DEGREE,
        DURATION,
        DURATION_OR_SESSION
    }

    /** Durations as people type them. */
    static final class DurationText {
        /** What can be typed, in words. */
        static final String WANTED = "a number with ms, s, m or h, for example 30s";

        private DurationText() {}

        /** Reads a number with ms, s, m or h; bare means seconds. */
        static Optional<Duration> parse(String text) {
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile(
                            "([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h)?")
                    .matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            double number = Double.parseDouble(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            double millis = number
                    * switch (unit) {
                        case "ms" -> 1;
                        case "m" -> 60_000;
                        case "h" -> 3_600_000;
                        default -> 1000;
                    };
            return Optional.of(Duration.ofMillis(Math.round(millis)));
        }
    }
}
