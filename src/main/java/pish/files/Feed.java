package pish.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import pish.exec.Event;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.transport.ShellQuoting;

/**
 * A file as the standard input of a command in the nodes' shells. It is put into a file of its own on each node first, which
 * goes when the command has begun to read it: so the command sees a file that has come whole, and all that is true of other
 * commands, Ctrl-C and the shell's state for example, is true of it.
 */
public final class Feed {
    private static final int RANDOM_BYTES = 16;

    private final Path file;
    private final long size;
    /** Where nodes have it, but for their names, which stand at the end: several may be one machine. */
    private final String place;

    private final Meter meter;

    /**
     * Prepares it.
     *
     * @param file what to feed, which must not change meanwhile
     * @param nodes to how many nodes
     * @throws IOException if there is no such file
     */
    public Feed(Path file, int nodes) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.file = file;
        this.size = Files.size(file);
        this.place = "/tmp/.pish-" + HexFormat.of().formatHex(random) + ".in.";
        this.meter = new Meter(size * nodes);
    }

    /** Returns how far the nodes have it. */
    public Event.Progress progress() {
        return meter.progress();
    }

    /**
     * Puts the file on a node.
     *
     * @throws IOException if that does not succeed; nothing is left there
     */
    public void to(NodeWork work) throws IOException {
        NodeFiles node = new NodeFiles(work, meter.share(size));
        String result = node.ask(
                NodeScript.FEED,
                node.on(place + ByteName.ofText(work.name())).line(size),
                exchange -> send(node, exchange));
        if (!result.equals("ok")) {
            throw new IOException(file + " did not arrive whole: did it change meanwhile?");
        }
    }

    private void send(NodeFiles node, Exchange exchange) throws IOException {
        byte[] chunk = new byte[Chunks.SIZE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count >= 0 && exchange.send(chunk, 0, count); count = in.read(chunk)) {
                node.share().done(count);
            }
        }
    }

    /** Returns where a node has it. */
    public String on(String node) {
        return place + node;
    }

    /** Returns the line that runs a command so; variables that it sets stay, as it runs in the shell itself. */
    public String line(String command) {
        String here = "\"" + place + "$PISH_NODE\"";
        return "{ command rm -f " + here + "\n" + command + "\n} <" + here;
    }

    /** Returns shell text that removes what is left on a node where the command was not begun. */
    public String cleaning(String node) {
        return "rm -f " + ShellQuoting.word(on(node));
    }
}
