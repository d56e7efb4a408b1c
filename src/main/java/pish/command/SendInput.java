package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pish.exec.Errand;
import pish.files.Feed;
import pish.node.FileFault;
import pish.node.NodeSet;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;
import pish.transport.ExitStatus;
import pish.transport.LinkState;

/** Gives a file to a command on every node. */
final class SendInput implements Builtin {
    private static final String USAGE = "send FILE TARGET: COMMAND";
    private static final Duration CLEANING = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String summary() {
        return "Run a command on nodes with a file of this machine, or - for what pish itself reads, as standard input";
    }

    @Override
    public String arguments() {
        return "FILE TARGET: COMMAND";
    }

    @Override
    public boolean takesCommand() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "send hosts all: sudo tee /etc/hosts",
                "send site.tar pi[02-04]: tar -x -C /srv",
                "send - @workers: psql");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        String name = invocation.one("which file to send", USAGE);
        Statement.Broadcast tail =
                invocation.statement().tail().orElseThrow(() -> invocation.missing("what to run where", USAGE));
        // that there are nodes, and nothing against it, was seen to before
        NodeSet nodes = resolve(context, tail);
        Path file = name.equals("-") ? spool(invocation, context) : Invocation.path(name);
        try {
            return send(context, nodes, feed(invocation, name, file, nodes), tail.command());
        } finally {
            if (name.equals("-")) {
                Files.delete(file);
            }
        }
    }

    private static NodeSet resolve(Context context, Statement.Broadcast tail) {
        try {
            return context.resolve(tail.target());
        } catch (SyntaxError e) {
            throw e.inTarget(tail.raw(), tail.targetStart(), tail.target());
        }
    }

    private static Path spool(Invocation invocation, Context context) throws IOException {
        InputStream input = RankInput.standard(context, invocation);
        Path file = Files.createTempFile("pish", ".in");
        Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private static Feed feed(Invocation invocation, String name, Path file, NodeSet nodes) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw invocation.fault(name, name + " is no file", "");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw invocation.fault(name, "cannot read " + name + ": permission denied", "");
        }
        try {
            return new Feed(file, nodes.size());
        } catch (IOException e) {
            throw invocation.fault(name, "cannot read " + name + ": " + FileFault.reason(e), "");
        }
    }

    private static ExitStatus send(Context context, NodeSet nodes, Feed feed, String command) {
        NodeSet without = context.prepare(nodes, feed::to, feed::progress);
        NodeSet ready = nodes.minus(without);
        ExitStatus status = without.isEmpty() ? ExitStatus.OK : new ExitStatus(1);
        if (context.interrupted() || ready.isEmpty()) {
            clean(context, ready, feed);
            return context.interrupted() ? ExitStatus.INTERRUPTED : status;
        }
        ExitStatus ended = context.broadcast(ready, feed.line(command)).status();
        clean(context, ready, feed);
        return status.max(ended);
    }

    private static void clean(Context context, NodeSet nodes, Feed feed) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (String node : nodes) {
            if (context.links().state(node) == LinkState.UP) {
                errands.put(node, Errand.of(feed.cleaning(node)));
            }
        }
        context.errands(errands, CLEANING);
    }
}
