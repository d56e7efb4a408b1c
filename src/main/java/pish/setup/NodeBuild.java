package pish.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import pish.exec.ConnectionLost;
import pish.exec.Event;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.transport.ShellQuoting;

/** Has nodes build a part from its source, or take what another has built, and counts phases. */
public final class NodeBuild {
    private static final int PATIENCE_SECONDS = 60;
    private static final int LONGEST_TAIL = 20;

    private final SourceBuild build;
    private final String script;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    private NodeBuild(SourceBuild build, String script, int phases) {
        this.build = build;
        this.script = script;
        this.total = phases;
    }

    /** Prepares to build. */
    public static NodeBuild building(SourceBuild build, int nodes) {
        return new NodeBuild(build, build.build(), nodes * build.phases().size());
    }

    /** Prepares to install what others have built. */
    public static NodeBuild taking(SourceBuild build, int nodes) {
        return new NodeBuild(build, build.take(), nodes);
    }

    /** Returns how many phases are done. */
    public Event.Progress progress() {
        return new Event.Progress(Math.min(done.get(), total), total);
    }

    /**
     * Builds on one node. Where the connection is lost the node goes on, and is followed when it is there again.
     *
     * @throws IOException if it does not succeed; the message says which phase failed, ends in the log's end, and names it
     */
    public void on(NodeWork work) throws IOException {
        while (true) {
            try {
                follow(work);
                return;
            } catch (InterruptedIOException e) {
                stop(work);
                throw e;
            } catch (ConnectionLost e) {
                if (!work.reconnect(PATIENCE_SECONDS)) {
                    throw new ConnectionLost(e.getMessage() + "; it goes on there, and the same line again follows it");
                }
            }
        }
    }

    private void follow(NodeWork work) throws IOException {
        byte[] first = script.getBytes(StandardCharsets.UTF_8);
        Exchange exchange = work.start(ShellQuoting.scriptFromInput(first.length), first);
        try {
            exchange.endInput();
            BufferedReader lines = new BufferedReader(new InputStreamReader(exchange, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heed(work, line, lines);
            }
            if (!exchange.await().ok()) {
                String said = new String(exchange.errors(), StandardCharsets.UTF_8).strip();
                throw new IOException(said.isEmpty() ? "the build ended without a word" : said);
            }
        } finally {
            work.end(exchange);
        }
    }

    private void heed(NodeWork work, String line, BufferedReader rest) throws IOException {
        String[] words = line.split(" ", -1);
        String second = words.length > 1 ? words[1] : "";
        String third = words.length > 2 ? words[2] : "";
        switch (words[0]) {
            case "b" -> work.say(second + "… " + third);
            case "w" -> work.say("waiting for a build that is under way there");
            case "d" -> ended(work, second + " was done before");
            case "e" -> ended(work, second + " " + third + " s");
            case "x" -> throw new IOException(line.substring(2));
            case "f" -> {
                String log = line.replaceFirst("^\\S+ \\S+ \\S+ ", "");
                String tail = rest.lines().limit(LONGEST_TAIL).collect(Collectors.joining("\n"));
                throw new IOException(tail + "\n" + second + " failed (exit " + third + "); its log is " + log);
            }
            default -> work.say(line);
        }
    }

    private void ended(NodeWork work, String text) {
        done.incrementAndGet();
        work.say(text);
    }

    private void stop(NodeWork work) throws IOException {
        byte[] first = build.stop().getBytes(StandardCharsets.UTF_8);
        Exchange exchange = work.startLast(ShellQuoting.scriptFromInput(first.length), first);
        exchange.endInput();
        exchange.await();
        exchange.close();
    }
}
