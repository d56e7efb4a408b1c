package pish.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/** The names that {@code rename TARGET NAMES} gives, by the names so far. */
final class NewNames {
    /** What Linux takes for a hostname that other programs take too: RFC 1123, and no longer than its 64 characters. */
    private static final Pattern NAME = Pattern.compile(
            "(?!.{65})(?![0-9.]+$)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    private static final String OUTSIDE_BRACKETS = "(?![^\\[]*\\])";

    private NewNames() {}

    /** Reads both words, each in the order in which it is written. */
    static Map<String, String> read(Context context, Invocation invocation) {
        String target = invocation.arguments().get(0);
        String text = invocation.arguments().get(1);
        List<String> old = inOrder(target, part -> invocation.reading(part, name -> nodes(context, name)));
        List<String> fresh = inOrder(
                text,
                part -> invocation.reading(part, name -> NodeSet.parse(name).names()));
        if (old.size() != fresh.size()) {
            throw invocation.fault(
                    text,
                    old.size() + (old.size() == 1 ? " node" : " nodes") + " but " + fresh.size() + " names",
                    "give each node of " + target + " one name");
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < old.size(); i++) {
            if (!NAME.matcher(fresh.get(i)).matches()) {
                throw invocation.fault(
                        text, "no host name: " + fresh.get(i), "use letters, digits and -, as in pi01 or pi[02-04]");
            }
            names.put(old.get(i), fresh.get(i));
        }
        names.forEach((before, name) -> {
            if (context.cluster().node(name).isPresent() && !names.containsKey(name)) {
                throw invocation.fault(
                        text, "there is a node " + name + " already", "rename it in the same line, or remove it first");
            }
        });
        return names;
    }

    /** Returns names as they are written where that is a mere list, so that {@code b,a} is not taken for {@code a,b}. */
    private static List<String> inOrder(String text, Function<String, List<String>> reader) {
        List<String> all = reader.apply(text);
        if (text.matches(".*[!&^].*")) {
            return all;
        }
        List<String> listed = new ArrayList<>();
        for (String part : text.split("," + OUTSIDE_BRACKETS, -1)) {
            listed.addAll(reader.apply(part));
        }
        return List.copyOf(new LinkedHashSet<>(listed));
    }

    /** Returns the nodes of a target, which may also give their addresses. */
    private static List<String> nodes(Context context, String target) {
        try {
            return context.resolve(target).names();
        } catch (SyntaxError unknown) {
            return addresses(target, unknown).stream()
                    .map(address -> context.cluster().nodes().stream()
                            .filter(node -> node.address().equals(address))
                            .findFirst()
                            .orElseThrow(() -> unknown)
                            .name())
                    .toList();
        }
    }

    private static NodeSet addresses(String target, SyntaxError unknown) {
        try {
            return NodeSet.parse(target);
        } catch (SyntaxError e) {
            throw unknown;
        }
    }
}
