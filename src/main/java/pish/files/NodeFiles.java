package pish.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.exec.Exchange;
import pish.exec.NodeWork;

/** Runs {@link NodeScript}s on one node. */
final class NodeFiles {
    private static final Logger LOG = Logger.getLogger(NodeFiles.class.getName());
    private static final int MOST_ANSWER = 16 << 20;
    private static final int MOST_ERROR = 2000;

    private final NodeWork work;
    private final Meter.Share share;

    /**
     * Works on a node.
     *
     * @param share counts what is copied there
     */
    NodeFiles(NodeWork work, Meter.Share share) {
        this.work = work;
        this.share = share;
    }

    Meter.Share share() {
        return share;
    }

    /** Begins the input of a script that works on a path, see {@link ByteName}. */
    Parameters on(String remote) {
        return new Parameters(ByteName.ofText(work.directory()), remote);
    }

    /** Sends what a script reads beside its parameters. */
    @FunctionalInterface
    interface Feeder {
        void feed(Exchange exchange) throws IOException;
    }

    /** Takes what a script prints. */
    @FunctionalInterface
    interface Taker {
        void take(Exchange exchange) throws IOException;
    }

    /**
     * Runs a script, whose input is its parameters and what the feeder sends, and gives what it prints to a taker.
     *
     * @return what it said on standard error
     */
    String run(String script, Parameters parameters, Feeder feeder, Taker taker) throws IOException {
        Exchange exchange = work.start(script, parameters.bytes());
        try {
            feeder.feed(exchange);
            exchange.endInput();
            taker.take(exchange);
            exchange.await();
            return new String(exchange.errors(), StandardCharsets.UTF_8).strip();
        } finally {
            work.end(exchange);
        }
    }

    /**
     * Runs a script and returns what it answers, each char one byte.
     *
     * @throws IOException if the answer is an error, or none
     */
    String ask(String script, Parameters parameters, Feeder feeder) throws IOException {
        StringBuilder answer = new StringBuilder();
        String said = run(script, parameters, feeder, exchange -> answer.append(answer(exchange)));
        if (answer.indexOf("e") == 0) {
            throw error(answer.substring(1));
        }
        if (answer.toString().isBlank()) {
            throw new IOException(said.isEmpty() ? "the node's shell ended without a word" : said);
        }
        return answer.toString().strip();
    }

    private static String answer(Exchange exchange) throws IOException {
        return new String(exchange.readNBytes(MOST_ANSWER), StandardCharsets.ISO_8859_1);
    }

    /** Returns an answer's error as one line. */
    static IOException error(String answer) {
        String text = ByteName.text(answer).strip();
        int end = text.indexOf('\n');
        return new IOException(text.substring(0, Math.min(MOST_ERROR, end < 0 ? text.length() : end)));
    }

    String ask(String script, Parameters parameters) throws IOException {
        return ask(script, parameters, exchange -> {});
    }

    /**
     * Removes what an unfinished copy left on the node, as far as the node can be reached.
     *
     * @param name the target's name if the path is a folder
     * @param id of the partial file
     */
    void forget(String remote, String name, String id) {
        try {
            Parameters parameters = on(remote).line(ByteName.escaped(name), id);
            Exchange exchange = work.startLast(NodeScript.FORGET, parameters.bytes());
            exchange.endInput();
            exchange.await();
            exchange.close();
        } catch (IOException e) {
            // the node is gone: what is left there is found when the same is copied again
            LOG.log(Level.FINE, "could not clean up", e);
        }
    }
}
