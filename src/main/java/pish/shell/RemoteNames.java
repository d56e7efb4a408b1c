package pish.shell;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pish.exec.Link;
import pish.exec.Links;
import pish.node.NodeSet;
import pish.transport.ChannelUse;
import pish.transport.LinkState;
import pish.transport.RemoteProcess;
import pish.transport.ShellQuoting;

/**
 * What commands and files there are on a node, asked over its open connection and remembered. Answers that take longer
 * than a keystroke may wait are there the next time. Names that would do anything to a terminal are left out.
 */
final class RemoteNames {
    private static final long LONGEST_SECONDS = 10;
    private static final String LIST_FILES =
            "cd -- \"$1\" 2>/dev/null || cd; d=$2; case $d in '~/'*) d=$HOME/${d#??};; esac; "
                    + "for f in \"$d\"* \"$d\".[!.]*; do "
                    + "if [ -d \"$f\" ]; then printf '%s/\\0' \"${f##*/}\"; "
                    + "elif [ -e \"$f\" ] || [ -L \"$f\" ]; then printf '%s\\0' \"${f##*/}\"; fi; done";
    private static final String LIST_COMMANDS =
            "if command -v bash >/dev/null; then bash -c 'compgen -c' | tr '\\n' '\\000'; "
                    + "else IFS=:; for d in $PATH; do for f in \"$d\"/*; do "
                    + "[ -x \"$f\" ] && printf '%s\\0' \"${f##*/}\"; done; done; fi";

    private final Links links;
    private final Answers answers = new Answers();

    RemoteNames(Links links) {
        this.links = links;
    }

    /**
     * Returns the names in a folder, those of folders with a slash at the end.
     *
     * @param target any of whose connected nodes is asked
     * @param folder relative to the shell's directory, with a slash at its end; may begin with {@code ~/}; or empty
     */
    List<String> files(NodeSet target, String folder) {
        return node(target)
                .map(link -> {
                    String script = ShellQuoting.script(LIST_FILES, link.directory(), folder);
                    return ask("f " + link.node().name() + "\n" + link.directory() + "\n" + folder, link, script);
                })
                .orElse(List.of());
    }

    /** Returns the names of the commands of one of the target's nodes. */
    List<String> commands(NodeSet target) {
        return node(target)
                .map(link -> ask("c " + link.node().name(), link, ShellQuoting.script(LIST_COMMANDS)))
                .orElse(List.of());
    }

    /** Forgets what a command may have changed. */
    void forgetFiles() {
        answers.forget("f ");
    }

    private Optional<Link> node(NodeSet target) {
        return target.stream()
                .filter(name -> links.state(name) == LinkState.UP)
                .findFirst()
                .map(links::to);
    }

    private List<String> ask(String key, Link link, String command) {
        return answers.ask(key, () -> {
            BoundedOutput output = new BoundedOutput();
            try (RemoteProcess process = link.start(ChannelUse.WORK, command, new byte[0], output)) {
                process.closeInput();
                return names(output.ended().get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
        });
    }

    /** Reads names that end in NUL; what is no harmless UTF-8 cannot be shown, nor typed. */
    static List<String> names(byte[] output) {
        List<String> names = new ArrayList<>();
        for (String name : new String(output, StandardCharsets.UTF_8).split("\0", -1)) {
            if (!name.isEmpty() && Answers.isHarmless(name)) {
                names.add(name);
            }
        }
        return names.stream().distinct().toList();
    }
}
