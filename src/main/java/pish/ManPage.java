package pish;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import pish.command.Builtin;
import pish.command.Builtins;
import pish.command.Usage;

/** The page {@code pish(1)}, from the tables that the program itself uses, in the macros of man(7). */
final class ManPage {
    private ManPage() {}

    /** Returns it. */
    static String text() {
        List<String> out = new ArrayList<>();
        out.add(".TH PISH 1 \"\" \"pish\" \"User Commands\"");
        section(out, "NAME", "pish - the shell whose computer is a cluster");
        out.add(".SH SYNOPSIS");
        synopsis(out, "[OPTIONS] [SCRIPT [ARGUMENT...]]");
        synopsis(out, "-w TARGET [OPTIONS] -- COMMAND...");
        section(
                out,
                "DESCRIPTION",
                "Keeps one SSH connection with one living shell open to every node: a line runs on all of them at once and "
                        + "comes back folded, equal outputs once. Without a script, lines come from the terminal or "
                        + "standard input. A line is TARGET: COMMAND, a built-in, or !COMMAND for this machine.");
        out.add(".SH OPTIONS");
        for (Option option : Documents.options()) {
            item(out, Manual.names(option), option.getDescription());
        }
        out.add(".SH BUILT-INS");
        for (Builtin builtin : Builtins.all().list()) {
            item(out, Usage.synopsis(builtin), builtin.summary() + ".");
        }
        out.add(".SH EXIT STATUS");
        section(
                out,
                "",
                "The largest status of any node; 255 for a node that could not be reached, 124 for a time-out, 130 for an "
                        + "interrupt, 2 for a line that cannot be read.");
        out.add(".SH FILES");
        item(out, "./cluster, ~/.config/pish/cluster", "The nodes, their addresses and groups.");
        item(out, "~/.config/pish/pishrc", "Lines that run first.");
        item(out, "~/.ssh/config, ~/.ssh/known_hosts", "As for ssh(1).");
        out.add(".SH SEE ALSO");
        section(out, "", "ssh(1), clush(1), pdsh(1), mpiexec(1), nmap(1)");
        return String.join("\n", out) + "\n";
    }

    private static void section(List<String> out, String title, String text) {
        if (!title.isEmpty()) {
            out.add(".SH " + title);
        }
        out.add(escaped(text));
    }

    private static void synopsis(List<String> out, String arguments) {
        out.add(".B pish");
        out.add(escaped(arguments));
        out.add(".br");
    }

    private static void item(List<String> out, String term, String text) {
        out.add(".TP");
        out.add("\\fB" + escaped(term) + "\\fR");
        out.add(escaped(text));
    }

    /** Returns text that roff takes as it is: a hyphen that is typed is another sign than one that joins words. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return plain.matches("(?s)[.'].*") ? "\\&" + plain : plain;
    }
}
