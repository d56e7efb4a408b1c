package pish.shell;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SimpleCommand;

/** Programs that want somebody to be there, and how they are told that nobody is. */
final class Attended {
    /** For some of them there is no other way than a terminal. */
    private static final Set<String> WITH_TERMINAL = Set.of(
            "nano",
            "vi",
            "vim",
            "view",
            "vimdiff",
            "emacs",
            "pico",
            "joe",
            "mcedit",
            "mc",
            "htop",
            "btop",
            "atop",
            "iotop",
            "nmon",
            "watch",
            "less",
            "more",
            "raspi-config",
            "whiptail",
            "dialog",
            "tmux",
            "screen",
            "su",
            "passwd",
            "chsh",
            "chfn",
            "crontab",
            "visudo",
            "sudoedit",
            "alsamixer",
            "nmtui",
            "fdisk",
            "cfdisk",
            "parted",
            "mysql",
            "psql",
            "gdb",
            "minicom",
            "byobu");

    private static final Map<String, BiFunction<SimpleCommand, String, String>> OTHERWISE = Map.ofEntries(
            Map.entry("apt-get", (program, text) -> after("apt-get", "-y", text)),
            Map.entry("apt", (program, text) -> after("apt", "-y", text)),
            Map.entry("aptitude", (program, text) -> after("aptitude", "-y", text)),
            Map.entry("dnf", (program, text) -> after("dnf", "-y", text)),
            Map.entry("yum", (program, text) -> after("yum", "-y", text)),
            Map.entry("pip", (program, text) -> after("uninstall", "-y", text)),
            Map.entry("pip3", (program, text) -> after("uninstall", "-y", text)),
            Map.entry("top", (program, text) -> after("top", "-b -n 1", text)),
            Map.entry("adduser", (program, text) -> after("adduser", "--disabled-password --gecos ''", text)),
            Map.entry("dpkg-reconfigure", (program, text) -> after("dpkg-reconfigure", "-f noninteractive", text)),
            Map.entry("ssh-keygen", Attended::keygen));

    private Attended() {}

    /** Returns whether a program is one of them. */
    static boolean isKnown(String program) {
        return WITH_TERMINAL.contains(program) || OTHERWISE.containsKey(program);
    }

    /**
     * Returns shell text that does the same without asking; empty where there is none.
     *
     * @param program the one of the text's commands that asks
     */
    static Optional<String> instead(SimpleCommand program, String text) {
        return Optional.ofNullable(OTHERWISE.get(program.name()))
                .map(way -> way.apply(program, text))
                .filter(other -> !other.equals(text));
    }

    private static String after(String word, String options, String text) {
        Matcher matcher = Pattern.compile("(?<![\\w.-])" + word + "(?![\\w.-])").matcher(text);
        return matcher.find()
                ? new StringBuilder(text).insert(matcher.end(), " " + options).toString()
                : text;
    }

    /** Says which kind of key, where it goes, and that it has no passphrase, as far as none of these is said. */
    private static String keygen(SimpleCommand program, String text) {
        int type = program.arguments().indexOf("-t") + 1;
        String kind = type > 0 && type < program.arguments().size()
                ? program.arguments().get(type)
                : "ed25519";
        String options = (type > 0 ? "" : "-t ed25519 ")
                + (program.arguments().contains("-N") ? "" : "-N '' ")
                + (program.arguments().contains("-f") ? "" : "-f ~/.ssh/id_" + kind);
        return options.isBlank() ? text : after("ssh-keygen", options.strip(), text);
    }
}
