package pish.render;

import java.util.Map;
import java.util.stream.Collectors;
import pish.node.NodeSet;

/** Says in which directories the nodes' shells are: {@code pi[01-03] /data/new · pi04 /home/pi}. */
public final class DirectoryText {
    private DirectoryText() {}

    /**
     * Returns the line.
     *
     * @param directories as {@link pish.exec.Links#directories} has them
     */
    public static String of(Map<String, NodeSet> directories) {
        return directories.entrySet().stream()
                .map(entry -> entry.getValue() + " " + SafeText.line(entry.getKey()))
                .collect(Collectors.joining(" · "));
    }
}
