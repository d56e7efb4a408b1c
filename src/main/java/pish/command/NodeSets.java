package pish.command;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;

/**
 * Folds, expands and counts node sets, as ClusterShell's {@code cluset -f -e -c -S} does. Names need not be nodes of the
 * cluster, but groups must exist.
 */
final class NodeSets implements Builtin {
    @Override
    public String name() {
        return "nodeset";
    }

    @Override
    public String summary() {
        return "Fold, expand or count node sets, whose union is taken; as cluset does";
    }

    @Override
    public String arguments() {
        return "EXPR...";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "nodeset -f pi01 pi02 pi04",
                "nodeset -e 'pi[01-04]!pi02'",
                "nodeset -c @failed",
                "nodeset -e -S , all");
    }

    @Override
    public Options options() {
        return new Options()
                .addOptionGroup(new OptionGroup()
                        .addOption(new Option("f", "fold", false, "print the set folded; the default"))
                        .addOption(new Option("e", "expand", false, "print each name"))
                        .addOption(new Option("c", "count", false, "print how many names there are")))
                .addOption(Option.builder("S")
                        .longOpt("separator")
                        .hasArg()
                        .argName("SEP")
                        .desc("what stands between expanded names: a blank unless given; \\n for lines of their own")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("EXPR", "type nodeset -f pi01 pi02, say");
        }
        NodeSet nodes = NodeSet.unionOf(invocation.arguments().stream()
                .map(word -> invocation.reading(word, text -> read(context, text)))
                .toList());
        String text;
        if (invocation.options().hasOption("c")) {
            text = Integer.toString(nodes.size());
        } else if (invocation.options().hasOption("e")) {
            text = String.join(separator(invocation), nodes.names());
        } else {
            text = nodes.toString();
        }
        for (String line : text.split("\n", -1)) {
            context.emit(new Event.Text(line));
        }
        return ExitStatus.OK;
    }

    private static String separator(Invocation invocation) {
        return invocation
                .options()
                .getOptionValue("S", " ")
                .replace("\\n", "\n")
                .replace("\\t", "\t");
    }

    /** Reads a set as a target, so that {@code all} is what it is there; else as names of whatever there may be. */
    private static NodeSet read(Context context, String text) {
        try {
            return context.resolve(text);
        } catch (SyntaxError e) {
            return NodeSet.parse(text, context.groupSource());
        }
    }
}
