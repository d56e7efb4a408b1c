package pish.command;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;
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
        if (invocation.options().hasOption("groupsources")) {
            lines = sources(context, invocation);
        } else if (level(invocation) > 0) {
            return groups(context, invocation, nodes);
        } else {
            lines = new NodeSetText(context, invocation)
                    .lines(nodes.orElseThrow(() -> invocation.missing("EXPR", "type nodeset -f pi01 pi02, say")));
        }
        print(context, lines);
        return ExitStatus.OK;
    }

    private static void print(Context context, List<String> lines) {
        for (String line : lines) {
            for (String part : line.split("\n", -1)) {
                context.emit(new Event.Text(part));
            }
        }
    }

    /** Returns the names of all sources, that of the default one first. */
    private static List<String> sources(Context context, Invocation invocation) {
        var groups = context.cluster().lasting();
        var first = first(groups, invocation).or(groups::defaultSource);
        var names = new LinkedHashSet<String>();
        first.ifPresent(names::add);
        names.addAll(groups.sources());
        return names.stream()
                .map(name -> first.equals(Optional.of(name)) ? name + " (default)" : name)
                .toList();
    }

    private static Optional<String> first(GroupSource groups, Invocation invocation) {
        return Optional.ofNullable(invocation.options().getOptionValue("s")).map(name -> {
            if (!groups.sources().contains(name)) {
                var known = String.join(" ", groups.sources());
                throw invocation.fault(name, "unknown group source " + name, known.isEmpty() ? "" : "known: " + known);
            }
            return name;
        });
    }

    /** Lists groups; of all sources, one that cannot be asked is a warning. */
    private static ExitStatus groups(Context context, Invocation invocation, Optional<NodeSet> only) {
        var groups = context.cluster().lasting();
        var first = first(groups, invocation);
        var sources = new LinkedHashSet<>(List.of(first.orElse("")));
        if (count(invocation, "L") == 0) {
            print(context, list(groups, first.orElse(""), invocation, only));
            return ExitStatus.OK;
        }
        sources.addAll(groups.sources());
        if (first.isEmpty()) {
            groups.defaultSource().ifPresent(sources::remove);
        }
        var status = ExitStatus.OK;
        for (var source : sources) {
            try {
                print(context, list(groups, source, invocation, only));
            } catch (SyntaxError e) {
                context.emit(new Event.Message(Event.Severity.WARNING, e.getMessage()));
                status = new ExitStatus(1);
            }
        }
        return status;
    }

    private static List<String> list(GroupSource groups, String source, Invocation invocation, Optional<NodeSet> only) {
        var prefix = GroupList.prefix(source, invocation.options());
        return new GroupList(groups, source, prefix, level(invocation), only).lines();
    }

    private static int level(Invocation invocation) {
        return count(invocation, "l") + count(invocation, "L");
    }

    private static int count(Invocation invocation, String letter) {
        return (int) Arrays.stream(invocation.options().getOptions())
                .filter(option -> letter.equals(option.getOpt()))
                .count();
    }
}
