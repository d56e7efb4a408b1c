package pish.command;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/** The options of {@code nodeset}, which are those of ClusterShell's {@code cluset}. */
final class NodeSetOptions {
    private NodeSetOptions() {}

    static Options all() {
        return new Options()
                .addOptionGroup(new OptionGroup()
                        .addOption(flag("f", "fold", "print the set folded; the default"))
                        .addOption(flag("e", "expand", "print each name"))
                        .addOption(flag("c", "count", "print how many names there are"))
                        .addOption(flag("r", "regroup", "print the set as groups and what is left of it"))
                        .addOption(flag(
                                "l", "list", "list the groups (of nodes, where given): -ll with nodes, -lll counted"))
                        .addOption(
                                flag("L", "list-all", "list the groups of all sources: -LL with nodes, -LLL counted"))
                        .addOption(flag(null, "groupsources", "list the group sources, the default one first")))
                .addOption(valued("x", "exclude", "EXPR", "take these away from what stands before"))
                .addOption(valued("i", "intersection", "EXPR", "keep only these of what stands before"))
                .addOption(valued("X", "xor", "EXPR", "keep what is either in these or before, and not in both"))
                .addOption(flag("a", "all", "begin with all nodes"))
                .addOption(valued("s", "groupsource", "SOURCE", "the group source of groups that name none"))
                .addOption(
                        flag("G", "groupbase", "leave the source out of the names of groups: @idle, not @slurm:idle"))
                .addOption(flag("R", "rangeset", "read and print plain ranges, such as 1-5,8"))
                .addOption(valued("I", "slice", "RANGES", "keep the nodes at these positions, counted from 0"))
                .addOption(valued(null, "pick", "N", "keep N nodes, taken at random"))
                .addOption(valued(null, "split", "N", "print N parts of equal size, each on a line of its own"))
                .addOption(flag(null, "contiguous", "print each range without gaps on a line of its own"))
                .addOption(
                        valued(null, "axis", "RANGES", "fold along these dimensions only: 1 is the first, -1 the last"))
                .addOption(valued(null, "autostep", "N|X%|auto", "fold N or more (X% of, all) names as 1-9/2"))
                .addOption(valued(
                        "S",
                        "separator",
                        "SEP",
                        "what stands between expanded names: a blank unless given; \\n for lines of their own"))
                .addOption(valued("O", "output-format", "FMT", "what to print for each name, as %s-ib0"));
    }

    private static Option flag(String letter, String name, String description) {
        return new Option(letter, name, false, description);
    }

    private static Option valued(String letter, String name, String value, String description) {
        return Option.builder(letter)
                .longOpt(name)
                .hasArg()
                .argName(value)
                .desc(description)
                .get();
    }
}
