package pish.command;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import pish.exec.Event;
import pish.files.Chain;
import pish.files.Push;
import pish.files.Source;
import pish.node.NodeSet;

/** Has nodes hand single files on to each other, ahead of a push that sees to the rest. */
final class ChainedPush {
    /**
     * How many chains to try for a file: a node that cannot hand on is gone round by beginning anew after it. Where more of
     * them cannot, sending to all at once is faster.
     */
    private static final int MOST_CHAINS = 3;

    private final Context context;
    private final RemoteTarget target;

    private ChainedPush(Context context, RemoteTarget target) {
        this.context = context;
        this.target = target;
    }

    /**
     * Does it.
     *
     * @param push told what has arrived where
     * @return false after Ctrl-C
     * @throws IOException if a file cannot be read
     */
    static boolean run(Context context, List<Source> sources, RemoteTarget target, Push push) throws IOException {
        ChainedPush chained = new ChainedPush(context, target);
        for (Source source : sources) {
            if (!source.isFolder() && !context.interrupted()) {
                push.arrived(source, chained.spread(source));
            }
        }
        return !context.interrupted();
    }

    private Set<String> spread(Source source) throws IOException {
        Chain chain = new Chain(source, target.remote());
        try {
            NodeSet rest = target.nodes();
            for (int round = 0; round < MOST_CHAINS && rest.size() > 1 && !context.interrupted(); round++) {
                context.prepare(rest, chain::open, chain::progress);
                rest = handOn(chain, rest);
            }
            if (context.interrupted()) {
                context.prepare(target.nodes(), chain::forget, chain::progress);
            }
        } finally {
            chain.close();
        }
        if (!chain.trouble().isEmpty() && !context.interrupted()) {
            String how = chain.done().size() == target.nodes().size()
                    ? "the nodes after that began anew"
                    : "what is missing is sent from here";
            context.emit(new Event.Message(Event.Severity.WARNING, chain.trouble() + "; " + how));
        }
        return chain.done();
    }

    /** Returns the nodes that waited and still lack the file. */
    private NodeSet handOn(Chain chain, NodeSet nodes) {
        NodeSet waiting = chain.waiting(nodes);
        if (waiting.size() > 1 && !context.interrupted()) {
            NodeSet first = NodeSet.of(List.of(waiting.iterator().next()));
            context.prepare(first, work -> chain.run(waiting, work), chain::progress);
        }
        return NodeSet.of(
                waiting.stream().filter(name -> !chain.done().contains(name)).toList());
    }
}
