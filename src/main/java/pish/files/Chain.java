package pish.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.exec.Event;
import pish.exec.Exchange;
import pish.exec.NodeWork;
import pish.node.Node;
import pish.node.NodeSet;

/**
 * A file that each node hands on to the next over ssh while it receives it, so that it crosses this machine's link once. Each
 * node checks what it got and puts it in place. Where a node could not hand on, those after it form another chain; what
 * is missing in the end is for a {@link Push}.
 */
public final class Chain {
    private static final Logger LOG = Logger.getLogger(Chain.class.getName());
    private static final int RANDOM_BYTES = 16;
    private static final byte[] END = {'\n'};

    private final Entry entry;
    private final String name;
    private final String remote;
    private final String sum;
    private final String pipe;
    private final Meter meter;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private volatile String trouble = "";

    private record Relay(NodeWork work, Exchange exchange) {}

    /**
     * Prepares it.
     *
     * @param source a file
     * @param remote see {@link Push}
     * @throws IOException if it cannot be read
     */
    public Chain(Source source, String remote) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.entry = source.entries().get(0);
        this.name = source.name();
        this.remote = ByteName.ofText(remote.isEmpty() ? "." : remote);
        this.sum = new Checksums().of(entry.path(), entry.size(), Checksums.Kind.SHA256);
        this.pipe = "/tmp/.pish-" + HexFormat.of().formatHex(random) + ".";
        this.meter = new Meter(0);
    }

    /** Returns how far the first node is. */
    public Event.Progress progress() {
        return meter.progress();
    }

    /** Returns between which nodes the chain broke, and why, or the empty string. */
    public String trouble() {
        return trouble;
    }

    /** Has a node wait for its part. One that cannot take part is left out: what is wrong with it a push says. */
    public void open(NodeWork work) throws IOException {
        Parameters parameters = new NodeFiles(work, meter.share(0))
                .on(remote)
                .line(
                        ByteName.escaped(name),
                        sum.substring(0, FilePush.ID_LENGTH),
                        entry.size(),
                        sum,
                        pipe(work),
                        Parameters.mode(entry),
                        Parameters.time(entry));
        Exchange exchange = work.start(NodeScript.RELAY, parameters.bytes());
        try {
            if (line(exchange).equals("ready")) {
                relays.put(work.name(), new Relay(work, exchange));
                return;
            }
        } catch (IOException e) {
            work.end(exchange);
            throw e;
        }
        work.end(exchange);
    }

    /** Returns the nodes that wait, of some. */
    public NodeSet waiting(NodeSet nodes) {
        return NodeSet.of(nodes.stream().filter(relays::containsKey).toList());
    }

    /** Returns the names of the nodes that have the whole file in its place by now. */
    public Set<String> done() {
        return Set.copyOf(done);
    }

    /**
     * Sends the file to the first of some nodes that wait, and has each hand it on to the next. None of them waits then.
     *
     * @param work the first node's
     */
    public void run(NodeSet nodes, NodeWork work) throws IOException {
        List<Relay> chain = new ArrayList<>();
        nodes.forEach(node -> chain.add(relays.remove(node)));
        try {
            order(chain);
            for (int i = 0; i + 1 < chain.size(); i++) {
                work.check();
                link(chain.get(i), chain.get(i + 1));
            }
            feed(chain.get(0).exchange(), work);
            for (int i = 0; i < chain.size(); i++) {
                work.check();
                answered(chain, i);
            }
        } finally {
            end(chain);
        }
    }

    private void order(List<Relay> chain) throws IOException {
        for (int i = chain.size() - 1; i >= 0; i--) {
            String order = (i == 0 ? "1 " : "0 ") + (i + 1 < chain.size() ? next(chain.get(i + 1)) : "-") + "\n";
            byte[] bytes = order.getBytes(StandardCharsets.ISO_8859_1);
            chain.get(i).exchange().send(bytes, 0, bytes.length);
        }
    }

    /** Waits until a node has logged in to the next, or could not. */
    private void link(Relay relay, Relay next) {
        if (!answer(relay).equals("linked")) {
            broken(relay, next);
        }
    }

    private void answered(List<Relay> chain, int i) {
        Relay relay = chain.get(i);
        String answer = answer(relay);
        if (answer.startsWith("ok ")) {
            done.add(relay.work().name());
        }
        if (i + 1 < chain.size() && !answer.endsWith(" ok")) {
            broken(relay, chain.get(i + 1));
        }
    }

    /** Removes what a node has got. */
    public void forget(NodeWork work) {
        new NodeFiles(work, meter.share(0)).forget(remote, name, sum.substring(0, FilePush.ID_LENGTH));
    }

    /** Gives up what is still under way. */
    public void close() {
        end(relays.values());
    }

    private static void end(Collection<Relay> some) {
        some.forEach(relay -> relay.work().end(relay.exchange()));
    }

    /** Returns a node's pipe, which has its name at the end: several may be one machine. */
    private String pipe(NodeWork work) {
        return pipe + ByteName.escaped(ByteName.ofText(work.name()));
    }

    private String next(Relay relay) {
        Node node = relay.work().node();
        String port = node.port() == 0 ? "" : " -p " + node.port();
        String user = node.user().isEmpty() ? "" : " -l " + node.user();
        return pipe(relay.work()) + port + user + " -- " + node.address();
    }

    private void feed(Exchange exchange, NodeWork work) throws IOException {
        Meter.Share share = meter.share(0);
        share.expect(entry.size());
        byte[] chunk = new byte[Chunks.SIZE];
        try (InputStream in = Files.newInputStream(entry.path())) {
            for (int count = in.read(chunk); count >= 0 && exchange.send(chunk, 0, count); count = in.read(chunk)) {
                work.check();
                share.done(count);
            }
        }
        exchange.endInput();
    }

    private static String answer(Relay relay) {
        try {
            return line(relay.exchange());
        } catch (IOException e) {
            return "lost";
        }
    }

    private static String line(Exchange exchange) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = exchange.read();
                octet >= 0 && octet != '\n' && line.size() < Chunks.SIZE;
                octet = exchange.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Notes why a node could not hand on, and has the next one, which may still wait for it, wait no longer. */
    private void broken(Relay relay, Relay next) {
        if (trouble.isEmpty()) {
            String said = ByteName.text(new String(relay.exchange().errors(), StandardCharsets.ISO_8859_1))
                    .strip();
            String why = said.substring(said.lastIndexOf('\n') + 1);
            trouble = relay.work().name() + " does not reach " + next.work().name() + (why.isEmpty() ? "" : ": " + why);
        }
        try {
            next.exchange().send(END, 0, END.length);
        } catch (IOException e) {
            // it is lost too, which its answer says
            LOG.log(Level.FINE, "could not end its wait", e);
        }
    }
}
