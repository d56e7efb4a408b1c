package pish.command;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;

/** How a built-in is called, in the words of help and of the documents. */
public final class Usage {
    private Usage() {}

    /** Returns name, options and arguments: {@code record [-a] [FILE|stop]}. */
    public static String synopsis(Builtin builtin) {
        List<String> words = new ArrayList<>(List.of(builtin.name()));
        for (Option option : builtin.options().getOptions()) {
            words.add("[" + shortest(option) + (option.hasArg() ? " " + option.getArgName() : "") + "]");
        }
        if (!builtin.arguments().isEmpty()) {
            words.add(builtin.arguments());
        }
        return String.join(" ", words);
    }

    /** Returns an option as it is typed with the least effort: {@code -S}, or {@code --split} where it has no letter. */
    public static String shortest(Option option) {
        return option.getOpt() == null ? "--" + option.getLongOpt() : "-" + option.getOpt();
    }

    /** Returns an option's names and value: {@code -S, --separator SEP}; one of them where there is no other. */
    public static String names(Option option) {
        String letter = option.getOpt() == null ? "" : "-" + option.getOpt();
        String word = option.getLongOpt() == null ? "" : "--" + option.getLongOpt();
        return letter
                + (letter.isEmpty() || word.isEmpty() ? "" : ", ")
                + word
                + (option.hasArg() ? " " + option.getArgName() : "");
    }
}
