package pish;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.apache.commons.cli.Option;

/** Completion of the launcher's options for other shells, written from the table of options: {@code completions/}. */
final class Completions {
    private static final Set<String> FILES = Set.of("FILE", "KEY");

    private Completions() {}

    /** Returns the text for bash. */
    static String bash() {
        StringJoiner out = new StringJoiner("\n", "", "\n");
        out.add("# shellcheck shell=bash");
        out.add("# Completes the options of pish. Written from its table of options, see pish.Completions.");
        NodeCompletions.bash().forEach(out::add);
        out.add("_pish() {");
        out.add("  # from the line: bash breaks --output=live into three words");
        out.add("  local line=${COMP_LINE:0:COMP_POINT} cur prev");
        out.add("  cur=${line##*[[:space:]]}");
        out.add("  prev=${line%\"$cur\"}");
        out.add("  prev=${prev%\"${prev##*[![:space:]]}\"}");
        out.add("  prev=${prev##*[[:space:]]}");
        out.add("  [[ $cur != --*=* ]] || { prev=${cur%%=*} && cur=${cur#*=}; }");
        out.add("  case $prev in");
        for (Option option : Documents.options()) {
            if (option.hasArg() && !option.hasOptionalArg()) {
                String names =
                        (option.getOpt() == null ? "" : "-" + option.getOpt() + " | ") + "--" + option.getLongOpt();
                out.add("  " + names + ")");
                out.add("    " + bashValues(option));
                out.add("    return");
                out.add("    ;;");
            }
        }
        out.add("  esac");
        out.add("  if [[ $cur == -* ]]; then");
        out.add("    mapfile -t COMPREPLY < <(compgen -W '" + String.join(" ", longNames()) + "' -- \"$cur\")");
        out.add("  else");
        out.add("    mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")");
        out.add("  fi");
        out.add("}");
        out.add("complete -o filenames -F _pish pish");
        return out.toString();
    }

    private static String bashValues(Option option) {
        if (NodeCompletions.isTaken(option.getOpt())) {
            return "_pish_nodes \"$1\" \"$cur\"";
        }
        if (!choices(option).isEmpty()) {
            return "mapfile -t COMPREPLY < <(compgen -W '" + String.join(" ", choices(option)) + "' -- \"$cur\")";
        }
        if (FILES.contains(option.getArgName())) {
            return "mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")";
        }
        return option.getArgName().equals("DIR") ? "mapfile -t COMPREPLY < <(compgen -d -- \"$cur\")" : "COMPREPLY=()";
    }

    /** Returns the text for zsh, a function named {@code _pish}. */
    static String zsh() {
        StringJoiner out = new StringJoiner("\n", "", "\n");
        out.add("#compdef pish");
        out.add("# Completes the options of pish. Written from its table of options, see pish.Completions.");
        NodeCompletions.zsh().forEach(out::add);
        out.add("_arguments -s -S \\");
        for (Option option : Documents.options()) {
            String meaning =
                    "[" + option.getDescription().replaceAll("[\\[\\]:]", " ").replace("'", "'\\''") + "]";
            if (option.getOpt() != null) {
                out.add("  '*-" + option.getOpt() + (option.hasArg() ? "+" : "") + meaning + zshValues(option)
                        + "' \\");
            }
            String equals = option.hasOptionalArg() ? "=-" : option.hasArg() ? "=" : "";
            out.add("  '*--" + option.getLongOpt() + equals + meaning + zshValues(option) + "' \\");
        }
        out.add("  '*:script:_files'");
        return out.toString();
    }

    private static String zshValues(Option option) {
        if (!option.hasArg()) {
            return "";
        }
        String sort = option.hasOptionalArg() ? "::" : ":";
        if (NodeCompletions.isTaken(option.getOpt())) {
            return sort + option.getLongOpt() + ":_pish_nodes";
        }
        String action = !choices(option).isEmpty()
                ? "(" + String.join(" ", choices(option)) + ")"
                : FILES.contains(option.getArgName())
                        ? "_files"
                        : option.getArgName().equals("DIR") ? "_files -/" : " ";
        return sort + option.getLongOpt() + ":" + action;
    }

    /** Returns the text for fish. */
    static String fish() {
        StringJoiner out = new StringJoiner("\n", "", "\n");
        out.add("# Completes the options of pish. Written from its table of options, see pish.Completions.");
        NodeCompletions.fish().forEach(out::add);
        for (Option option : Documents.options()) {
            String letter = option.getOpt() == null ? "" : " -s " + option.getOpt();
            String argument = String.valueOf(option.getArgName());
            boolean file = FILES.contains(argument) || argument.equals("DIR");
            String value = !option.hasArg() || option.hasOptionalArg() ? "" : file ? " -r" : " -x";
            String choices = choices(option).isEmpty() ? "" : " -a '" + String.join(" ", choices(option)) + "'";
            String nodes = NodeCompletions.isTaken(option.getOpt()) ? " -a '(__pish_nodes)'" : "";
            out.add("complete -c pish" + letter + " -l " + option.getLongOpt() + value + choices + nodes + " -d '"
                    + option.getDescription().replace("'", "\\'") + "'");
        }
        return out.toString();
    }

    private static List<String> longNames() {
        return Documents.options().stream().map(o -> "--" + o.getLongOpt()).toList();
    }

    /** Returns the values an option can take, where these can be listed. */
    private static List<String> choices(Option option) {
        String argument = option.getArgName() == null ? "" : option.getArgName();
        return argument.contains("|")
                ? Arrays.stream(argument.split("\\|"))
                        .filter(c -> !c.equals("N"))
                        .toList()
                : List.of();
    }
}
