package pish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.commons.cli.Option;
import pish.command.Builtin;
import pish.command.Builtins;
import pish.command.Setting;
import pish.command.Usage;
import pish.shell.CommandLineOptions;

/** The pages that are written from the tables of built-ins, options and settings: {@code docs/commands.md}. */
final class Documents {
    private Documents() {}

    /** Returns the page of all commands, as Markdown. */
    static String commands() {
        List<String> lines = new ArrayList<>();
        lines.add("# Commands");
        lines.add("");
        lines.add("Written from the tables that pish itself uses. At the prompt: `help`, `help NAME`, `set`.");
        lines.add("");
        lines.add("## Lines");
        lines.add("");
        lines.add("| line | meaning |");
        lines.add("| --- | --- |");
        lines.add("| `TARGET: COMMAND` | run COMMAND on every node of TARGET: `all: uptime`, `pi[02-04]: df -h /` |");
        lines.add("| `TARGET:` | make TARGET the default; lines that are no built-in go there; `use -` clears it |");
        lines.add("| `: COMMAND` | run COMMAND on the default target, whatever its first word is |");
        lines.add("| `!COMMAND` | run COMMAND on this machine |");
        lines.add(
                "| `BUILTIN ARGUMENTS` | a built-in, see below; `\\| COMMAND` filters its output, `> FILE` and `>> FILE` keep it |");
        lines.add("| `# …` | nothing |");
        lines.add("");
        lines.add("## Built-ins");
        Builtins.all().list().forEach(builtin -> builtin(builtin, lines));
        lines.add("");
        lines.add("## Settings");
        lines.add("");
        lines.add("`set KEY VALUE`, or `--KEY VALUE` when pish starts.");
        lines.add("");
        lines.add("| key | values | unless set | meaning |");
        lines.add("| --- | --- | --- | --- |");
        for (Setting setting : Setting.values()) {
            String values = setting.isFlag() ? String.join("|", setting.choices()) : setting.argument();
            String standard = setting.standard().isEmpty() ? "" : code(setting.standard());
            lines.add("| " + code(setting.key()) + " | " + code(values) + " | " + standard + " | "
                    + cell(setting.meaning()) + " |");
        }
        lines.add("");
        lines.add("## Options");
        lines.add("");
        lines.add("`pish [OPTIONS] [SCRIPT]`, or `pish -w TARGET [OPTIONS] -- COMMAND...`");
        lines.add("");
        lines.add("| option | meaning |");
        lines.add("| --- | --- |");
        for (Option option : options()) {
            lines.add("| " + code(Manual.names(option)) + " | " + cell(option.getDescription()) + " |");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void builtin(Builtin builtin, List<String> lines) {
        lines.add("");
        lines.add("### " + builtin.name());
        lines.add("");
        lines.add("`" + Usage.synopsis(builtin) + "`");
        lines.add("");
        lines.add(builtin.summary() + ".");
        lines.add("");
        Collection<Option> options = builtin.options().getOptions();
        for (Option option : options) {
            lines.add("- " + code(Usage.names(option)) + ": " + option.getDescription());
        }
        if (!options.isEmpty()) {
            lines.add("");
        }
        builtin.examples().forEach(example -> lines.add("    pish> " + example));
    }

    /** Returns the options of the launcher in the order of help. */
    static Collection<Option> options() {
        return CommandLineOptions.options().getOptions();
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
