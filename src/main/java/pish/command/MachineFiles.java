package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Shows, checks and changes the machinefile that tells MPI where ranks run. */
final class MachineFiles implements Builtin {
    private static final List<String> VERBS =
            List.of("show", "use", "set", "add", "remove", "from", "sync", "check", "convert", "edit", "undo");

    @Override
    public String name() {
        return "machinefile";
    }

    @Override
    public String summary() {
        return "Show, check or change MPI's machinefile, MPICH's or Open MPI's, or copy it to nodes; the version before stays "
                + "as FILE~";
    }

    @Override
    public String arguments() {
        return "[show|check|use FILE|set TARGET slots=N|add TARGET [slots=N]|remove TARGET|from TARGET"
                + "|sync [TARGET]|convert mpich|openmpi|edit|undo]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "machinefile",
                "machinefile from @up",
                "machinefile sync",
                "machinefile set pi[01-04] slots=4",
                "machinefile remove -n pi03",
                "machinefile convert openmpi",
                "machinefile edit",
                "machinefile undo");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("n", "dry-run", false, "show what would change, and write nothing"))
                .addOption(new Option("y", "yes", false, "write over a file that exists without asking"))
                .addOption(Option.builder("d")
                        .longOpt("dialect")
                        .hasArg()
                        .argName("MPI")
                        .desc("read the file as mpich or openmpi, whatever it looks like")
                        .get());
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        if (words.isEmpty()) {
            return VERBS;
        }
        return words.get(words.size() - 1).equals("convert") ? List.of("mpich", "openmpi") : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        var verb = invocation.arguments().isEmpty()
                ? "show"
                : invocation.arguments().get(0);
        var call = new MachineFileCall(context, invocation);
        return switch (verb) {
            case "show" -> new MachineFileView(call).show();
            case "check" -> new MachineFileView(call).check();
            case "use" -> call.use();
            case "set" -> new MachineFileChange(call).set();
            case "add" -> new MachineFileChange(call).add();
            case "remove" -> new MachineFileChange(call).remove();
            case "from" -> new MachineFileChange(call).from();
            case "convert" -> new MachineFileChange(call).convert();
            case "sync" -> new MachineFileSync(call).sync();
            case "edit" -> new MachineFileEditing(call).edit();
            case "undo" -> new MachineFileChange(call).undo();
            default -> {
                var near = Nearest.nearest(verb, VERBS);
                throw invocation.fault(
                        verb,
                        "no such thing to do with a machinefile: " + verb,
                        near.map(word -> "did you mean " + word + "?").orElse("it takes " + String.join(", ", VERBS)));
            }
        };
    }
}
