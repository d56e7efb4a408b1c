package pish.command;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import pish.node.Folding;
import pish.node.NodeSet;
import pish.node.RangeSet;
import pish.node.Regrouping;
import pish.node.Selection;

/** What {@code nodeset} prints of a set: which part of it, in how many lines, and in which form. */
final class NodeSetText {
    private static final Pattern FORMAT = Pattern.compile("(?:[^%]|%%)*%-?[0-9]{0,3}s(?:[^%]|%%)*");

    private final Context context;
    private final Invocation invocation;
    private final CommandLine options;

    NodeSetText(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        this.options = invocation.options();
    }

    /** Returns the lines to print. */
    List<String> lines(NodeSet whole) {
        refuse("split", "contiguous");
        refuse("R", "r");
        refuse("R", "a");
        var kept = option("I", text -> Selection.slice(whole, RangeSet.parse(text)), whole);
        var set = option("pick", text -> Selection.pick(kept, number(text), ThreadLocalRandom.current()), kept);
        var printed = form(set);
        if (set.isEmpty()) {
            return List.of(printed.apply(set));
        }
        var parts = options.hasOption("contiguous")
                ? Selection.contiguous(set)
                : option("split", text -> Selection.split(set, number(text)), List.of(set));
        return parts.stream().map(printed).toList();
    }

    private void refuse(String one, String other) {
        if (options.hasOption(one) && options.hasOption(other)) {
            var names = hyphens(one) + " and " + hyphens(other);
            throw invocation.fault(hyphens(other), names + " do not go together", "leave one of them out");
        }
    }

    private static String hyphens(String option) {
        return (option.length() == 1 ? "-" : "--") + option;
    }

    private Function<NodeSet, String> form(NodeSet whole) {
        var format = option("O", this::format, "%s");
        var folding = folding(whole);
        if (options.hasOption("c")) {
            return set -> format.formatted(set.size());
        } else if (options.hasOption("e")) {
            var separator =
                    options.getOptionValue("S", " ").replace("\\n", "\n").replace("\\t", "\t");
            return set ->
                    String.join(separator, set.stream().map(format::formatted).toList());
        } else if (options.hasOption("r")) {
            var source = options.getOptionValue("s", "");
            var regrouping = new Regrouping(context.cluster().lasting(), source, GroupList.prefix(source, options));
            return set -> format.formatted(regrouping.text(set, folding));
        } else if (options.hasOption("R")) {
            return set -> format.formatted(folding.text(set).replaceAll("[\\[\\]]", ""));
        }
        return format.equals("%s") ? folding::text : set -> folding.text(formatted(set, format));
    }

    private static NodeSet formatted(NodeSet set, String format) {
        var names = set.stream().map(format::formatted).toList();
        return NodeSet.parse(String.join(",", names));
    }

    private String format(String text) {
        if (!FORMAT.matcher(text).matches()) {
            throw invocation.fault(text, "a format has one %s: " + text, "write %s where the name goes: -O %s-ib0");
        }
        return text;
    }

    private Folding folding(NodeSet set) {
        if (options.hasOption("axis")
                && (options.hasOption("R") || List.of("e", "c", "r").stream().anyMatch(options::hasOption))) {
            throw invocation.fault("--axis", "--axis is for folding node sets", "leave it out, or use -f");
        }
        var folding = Folding.PLAIN.withAutostep(option("autostep", text -> autostep(text, set.size()), 0));
        return option("axis", text -> folding.withAxes(RangeSet.parse(text)), folding);
    }

    /** Returns how many names make a step: a number, a share of all names, or for auto all of them. */
    private int autostep(String text, int size) {
        if (text.equals("auto")) {
            return Math.max(3, size);
        } else if (text.matches("[0-9]{1,5}%")) {
            int share = Integer.parseInt(text.substring(0, text.length() - 1));
            return (int) Math.max(2, Math.min(Integer.MAX_VALUE, ((long) size * share + 99) / 100));
        } else if (text.matches("0*([2-9]|[1-9][0-9]{1,8})")) {
            return Integer.parseInt(text);
        }
        throw invocation.fault(text, "not a number of nodes: " + text, "write 3 (2 or more), 50% or auto");
    }

    private int number(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) == 0) {
            throw invocation.fault(text, "not a number of 1 or more: " + text, "write how many: 2");
        }
        return Integer.parseInt(text);
    }

    private <T> T option(String name, Function<String, T> reader, T otherwise) {
        var text = options.getOptionValue(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return invocation.reading(text, reader);
        } catch (IllegalArgumentException e) {
            throw invocation.fault(text, e.getMessage() + ": " + text, "count from 0");
        }
    }
}
