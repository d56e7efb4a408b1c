package pish;

import org.apache.commons.cli.Option;
import pish.shell.CommandLineOptions;

/** What {@code --help} and {@code --version} print, from the tables that the program itself uses. */
final class Manual {
    private static final int COLUMN = 34;

    private Manual() {}

    static String version() {
        String version = Manual.class.getPackage().getImplementationVersion();
        return "pish " + (version == null ? "(not packaged)" : version) + "\n";
    }

    static String help() {
        StringBuilder out = new StringBuilder();
        out.append("usage: pish [OPTIONS] [SCRIPT]\n       pish -w TARGET [OPTIONS] -- COMMAND...\n");
        out.append(
                "The shell whose computer is a cluster. Without a script, lines come from the terminal or standard input.\n\n");
        for (Option option : CommandLineOptions.options().getOptions()) {
            String names = (option.getOpt() == null ? "      " : "  ") + names(option);
            out.append(names);
            out.append(names.length() < COLUMN ? " ".repeat(COLUMN - names.length()) : "\n" + " ".repeat(COLUMN));
            out.append(option.getDescription()).append('\n');
        }
        return out.append("\nType help at the prompt for what can be typed there.\n")
                .toString();
    }

    /** Returns an option as it is written: {@code -w, --nodes TARGET}. */
    static String names(Option option) {
        String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
        String argument = option.hasOptionalArg()
                ? "[=" + option.getArgName() + "]"
                : option.hasArg() ? " " + option.getArgName() : "";
        return letter + "--" + option.getLongOpt() + argument;
    }
}
