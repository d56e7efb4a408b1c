package pish.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import pish.exec.Event;
import pish.transport.Stream;

/** Cuts what each node prints on each stream into lines of at most 64 KiB. */
final class NodeLines {
    private static final int LONGEST_LINE = 64 << 10;

    /** Takes a line. */
    @FunctionalInterface
    interface Handler {
        void line(String node, Stream stream, Line line);
    }

    private final Handler handler;
    private final Map<String, LineSplitter> outs = new HashMap<>();
    private final Map<String, LineSplitter> errs = new HashMap<>();

    NodeLines(Handler handler) {
        this.handler = handler;
    }

    /** Passes on the lines that this completes. */
    void handle(Event.Output output) {
        Stream stream = output.stream();
        LineSplitter splitter = (stream == Stream.STDOUT ? outs : errs)
                .computeIfAbsent(
                        output.node(),
                        node -> new LineSplitter(LONGEST_LINE, line -> handler.line(node, stream, line)));
        try {
            output.bytes().writeTo(splitter);
        } catch (IOException e) {
            throw new UncheckedIOException("a splitter does no input or output", e);
        }
    }

    /** Passes on what a node's outputs ended with. */
    void end(String node) {
        end(outs.remove(node));
        end(errs.remove(node));
    }

    /** Passes on what the outputs of all nodes ended with. */
    void endAll() {
        outs.values().forEach(LineSplitter::end);
        errs.values().forEach(LineSplitter::end);
        outs.clear();
        errs.clear();
    }

    private static void end(LineSplitter splitter) {
        if (splitter != null) {
            splitter.end();
        }
    }
}
