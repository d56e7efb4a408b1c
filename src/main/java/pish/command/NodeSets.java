package pish.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/**
 * Folds, expands, counts and combines node sets, as ClusterShell's {@code cluset} does. Names need not be nodes of the
 * cluster, but groups must exist.
 */
final class NodeSets implements Builtin {
    @Override
    public String name() {
        return "nodeset";
    }

    @Override
    public String summary() {
        return "Fold, expand, count or combine node sets, as cluset does; options are taken from left to right";
    }

    @Override
    public String arguments() {
        return "[EXPR...]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "nodeset -f pi01 pi02 pi04",
                "nodeset -e 'pi[01-04]!pi02'",
                "nodeset -c @failed",
                "nodeset -e -S , all",
                "nodeset -f pi[01-09] -x pi05 -i pi[01-06]",
                "nodeset -f --split 2 all",
                "nodeset -r pi[01-04]",
                "nodeset -ll");
    }

    @Override
    public Options options() {
        return NodeSetOptions.all();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        var terms = NodeSetTerms.of(options(), invocation.statement().arguments());
        var nodes = new NodeSetReader(context, invocation).read(terms);
        List<String> lines;
        if (count(invocation, "l") + count(invocation, "L") > 0) {
            lines = groups(context, invocation, nodes);
        } else {
            lines = new NodeSetText(context, invocation)
                    .lines(nodes.orElseThrow(() -> invocation.missing("EXPR", "type nodeset -f pi01 pi02, say")));
        }
        for (String line : lines) {
            for (String part : line.split("\n", -1)) {
                context.emit(new Event.Text(part));
            }
        }
        return ExitStatus.OK;
    }

    private static List<String> groups(Context context, Invocation invocation, Optional<NodeSet> only) {
        var sources = new LinkedHashSet<>(List.of(invocation.options().getOptionValue("s", "")));
        if (count(invocation, "L") > 0) {
            sources.addAll(context.groupSource().sources());
        }
        int level = count(invocation, "l") + count(invocation, "L");
        var lines = new ArrayList<String>();
        for (var source : sources) {
            // @up, @failed and the like come and go, and asking for them connects: they are not listed
            var groups = source.isEmpty() ? context.cluster() : context.groupSource();
            lines.addAll(new GroupList(groups, source, level, only).lines());
        }
        return lines;
    }

    private static int count(Invocation invocation, String letter) {
        return (int) Arrays.stream(invocation.options().getOptions())
                .filter(option -> letter.equals(option.getOpt()))
                .count();
    }
}
