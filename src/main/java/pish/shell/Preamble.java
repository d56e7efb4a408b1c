package pish.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Asker;
import pish.exec.Broadcast;
import pish.exec.BroadcastOptions;
import pish.exec.Fold;
import pish.exec.Gather;
import pish.node.NodeSet;
import pish.syntax.Words;
import pish.transport.LinkState;

/** The lines that bring a fresh pish to where a shell is: settings, directories, default target. */
final class Preamble {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_DIRECTORY = 4096;
    /** Names the directory unless that is where a login begins. */
    private static final String ASK = "case $PWD in \"$HOME\") ;; *) \\command printf %s \"$PWD\";; esac";

    private final Shell shell;

    Preamble(Shell shell) {
        this.shell = shell;
    }

    /** Returns the lines for a pish that has just begun. */
    List<String> lines() {
        return lines(false);
    }

    /** Returns the lines for a pish that may be anywhere, as one is in the middle of a script. */
    List<String> whole() {
        return lines(true);
    }

    private List<String> lines(boolean whole) {
        List<String> lines = new ArrayList<>(List.of("set errors continue"));
        shell.settings().changed().forEach((setting, value) -> {
            if (setting.lasting()) {
                lines.add("set " + setting.key() + " " + value);
            }
        });
        shell.script().variables().all().forEach((name, value) -> lines.add("set " + name + "=" + Words.quote(value)));
        shell.builtins().aliases().all().forEach((name, line) -> lines.add("alias " + name + " = " + line));
        lines.addAll(directories(whole));
        shell.defaultTarget()
                .map(target -> target + ":")
                .or(() -> Optional.of("use -").filter(line -> whole))
                .ifPresent(lines::add);
        return lines;
    }

    /** Asks the shells that were used, since only they know whether they are where they began. */
    private List<String> directories(boolean whole) {
        NodeSet used = NodeSet.of(shell.cluster().known().stream()
                .filter(node -> shell.links().state(node) == LinkState.UP)
                .filter(node -> !shell.links().directory(node).isEmpty())
                .toList());
        if (used.isEmpty()) {
            return List.of();
        }
        try (Gather gather = new Gather(shell.spools())) {
            BroadcastOptions options =
                    new BroadcastOptions(PATIENCE, 0, shell.targets().where());
            new Broadcast(
                            shell.links(),
                            used,
                            ASK,
                            options,
                            gather,
                            Asker.NOBODY,
                            shell.line().cancellation())
                    .run();
            List<String> lines = new ArrayList<>();
            for (Fold fold : gather.folds()) {
                boolean home = fold.stdout().isEmpty();
                if (fold.ok() && (whole || !home)) {
                    lines.add(target(fold.nodes()) + ": cd" + (home ? "" : " -- " + quoted(text(fold))));
                }
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private String target(NodeSet nodes) {
        return nodes.equals(shell.cluster().all()) ? "all" : nodes.toString();
    }

    private static String text(Fold fold) {
        try (InputStream in = fold.stdout().open()) {
            return new String(in.readNBytes(LONGEST_DIRECTORY), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String directory) {
        return directory.matches("[A-Za-z0-9_/.,+@-]+") ? directory : "'" + directory.replace("'", "'\\''") + "'";
    }
}
