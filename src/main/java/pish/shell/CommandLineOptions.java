package pish.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import pish.command.Setting;
import pish.command.Settings;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;

/**
 * What pish was called with.
 *
 * @param arguments all of it, word by word
 * @param settings values of the options that are settings
 * @param lines of {@code -c}
 * @param target of {@code -w}, or empty
 * @param excluded of {@code -x}, or empty
 * @param machineFile of {@code -f}, or empty
 * @param clusterFile of {@code --cluster}, or empty
 * @param demo how many demo nodes; 0 for none
 * @param norc whether no start-up file is to be run
 * @param stdin whether the first line that can gets what pish itself reads
 * @param show {@code help}, {@code version} or empty
 * @param command what follows {@code --}, if that was given
 * @param script the script's path, if one was named; a hyphen for standard input
 * @param scriptArguments what follows it, or the lines of {@code -c}
 */
public record CommandLineOptions(
        List<String> arguments,
        Settings settings,
        List<String> lines,
        Optional<String> target,
        Optional<String> excluded,
        Optional<String> machineFile,
        Optional<String> clusterFile,
        int demo,
        boolean norc,
        boolean stdin,
        Optional<String> show,
        Optional<List<String>> command,
        Optional<String> script,
        List<String> scriptArguments) {
    private static final int DEMO_NODES = 4;
    private static final String STDIN = "stdin";

    /**
     * Reads the command line.
     *
     * @throws SyntaxError if an option or a value is none; its source is the words joined by blanks
     */
    public static CommandLineOptions parse(List<String> arguments) {
        int dashes = arguments.indexOf("--");
        List<String> own = dashes < 0 ? arguments : arguments.subList(0, dashes);
        List<String> after = dashes < 0 ? List.of() : arguments.subList(dashes + 1, arguments.size());
        try {
            // its number only comes after =, so that what follows --demo is the script
            String[] read = own.stream()
                    .map(word -> word.equals("--demo") ? "--demo=" + DEMO_NODES : word)
                    .toArray(String[]::new);
            CommandLine line = new DefaultParser(false).parse(options(), read, true);
            int left = line.getArgList().size();
            List<String> rest = own.subList(own.size() - left, own.size());
            if (!rest.isEmpty() && rest.get(0).matches("-.+")) {
                throw unknown(arguments, rest.get(0));
            }
            if (rest.isEmpty() && dashes >= 0 && after.isEmpty()) {
                throw fault(arguments, "--", "no command after --", "type pish -w TARGET -- COMMAND");
            }
            List<String> words = new ArrayList<>(rest);
            if (!rest.isEmpty() && dashes >= 0) {
                // the script's own
                words.addAll(arguments.subList(dashes, arguments.size()));
            }
            return read(line, arguments, rest.isEmpty() && dashes >= 0 ? Optional.of(after) : Optional.empty(), words);
        } catch (UnrecognizedOptionException e) {
            throw unknown(arguments, e.getOption());
        } catch (ParseException e) {
            throw new SyntaxError(e.getMessage(), String.join(" ", arguments), 0, 0, "pish --help lists the options");
        }
    }

    /** Returns every option, settings included. */
    public static Options options() {
        Options options = new Options();
        options.addOption(option("c", "command", "LINE", "run LINE and exit (may repeat)"));
        options.addOption(option("w", "nodes", "TARGET", "the nodes to work with, no cluster file needed"));
        options.addOption(option("x", "exclude", "TARGET", "all but these"));
        options.addOption(option("f", "machinefile", "FILE", "the nodes of a machinefile"));
        options.addOption(option(null, "cluster", "FILE", "the cluster file"));
        options.addOption(Option.builder()
                .longOpt("demo")
                .optionalArg(true)
                .numberOfArgs(1)
                .argName("N")
                .desc("N (4) nodes inside this machine: nothing else is needed to try pish")
                .get());
        options.addOption(Option.builder()
                .longOpt("norc")
                .desc("do not run ~/.config/pish/pishrc at the start of a prompt")
                .get());
        options.addOption(Option.builder()
                .longOpt(STDIN)
                .desc("give standard input to the first TARGET: COMMAND or mpiexec of -c, of a script, or after --")
                .get());
        options.addOption(Option.builder()
                .longOpt("version")
                .desc("say which pish this is")
                .get());
        options.addOption(Option.builder("h").longOpt("help").desc("show this").get());
        for (Setting setting : Setting.values()) {
            String letter = setting.letter().isEmpty() ? null : setting.letter();
            options.addOption(
                    setting.isFlag()
                            ? Option.builder(letter)
                                    .longOpt(setting.key())
                                    .desc(setting.meaning())
                                    .get()
                            : option(letter, setting.key(), setting.argument(), setting.meaning()));
        }
        return options;
    }

    private static Option option(String letter, String name, String argument, String meaning) {
        return Option.builder(letter)
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(meaning)
                .get();
    }

    private static CommandLineOptions read(
            CommandLine line, List<String> arguments, Optional<List<String>> command, List<String> words) {
        Settings settings = new Settings();
        for (Setting setting : Setting.values()) {
            if (line.hasOption(setting.key())) {
                long times = Arrays.stream(line.getOptions())
                        .filter(option -> option.getLongOpt().equals(setting.key()))
                        .count();
                String value = setting.isFlag() ? setting.given(times) : line.getOptionValue(setting.key());
                settings.set(setting, value).ifPresent(fault -> {
                    throw fault(arguments, value, fault, "");
                });
            }
        }
        String[] lines = line.getOptionValues("c");
        Optional<String> show = line.hasOption("help")
                ? Optional.of("help")
                : Optional.of("version").filter(v -> line.hasOption("version"));
        return new CommandLineOptions(
                arguments,
                settings,
                lines == null ? List.of() : Arrays.asList(lines),
                value(line, "w"),
                value(line, "x"),
                value(line, "f"),
                value(line, "cluster"),
                demo(line, arguments),
                line.hasOption("norc"),
                line.hasOption(STDIN),
                show,
                command,
                words.stream().findFirst(),
                lines == null && !words.isEmpty() ? words.subList(1, words.size()) : words);
    }

    private static Optional<String> value(CommandLine line, String option) {
        return Optional.ofNullable(line.getOptionValue(option));
    }

    /** Returns a fault of one of the words, with its place in the command line. */
    public SyntaxError fault(String word, String message, String hint) {
        return fault(arguments, word, message, hint);
    }

    private static int demo(CommandLine line, List<String> arguments) {
        if (!line.hasOption("demo")) {
            return 0;
        }
        String number = line.getOptionValue("demo", Integer.toString(DEMO_NODES));
        if (!number.matches("[1-9][0-9]{0,2}")) {
            throw fault(arguments, number, "not a number of demo nodes: " + number, "write --demo=4");
        }
        return Integer.parseInt(number);
    }

    private static SyntaxError unknown(List<String> arguments, String option) {
        List<String> known = new ArrayList<>();
        options().getOptions().forEach(o -> known.add("--" + o.getLongOpt()));
        String hint = Nearest.nearest(option, known)
                .map(o -> "did you mean " + o + "?")
                .orElse("pish --help lists the options");
        return fault(arguments, option, "no such option: " + option, hint);
    }

    private static SyntaxError fault(List<String> arguments, String word, String message, String hint) {
        StringBuilder source = new StringBuilder("pish");
        int start = -1;
        for (String argument : arguments) {
            source.append(' ');
            if (start < 0 && (argument.equals(word) || argument.endsWith("=" + word))) {
                start = source.length() + argument.length() - word.length();
            }
            source.append(argument);
        }
        int at = start < 0 ? source.length() : start;
        return new SyntaxError(message, source.toString(), at, at + (start < 0 ? 0 : word.length()), hint);
    }
}
