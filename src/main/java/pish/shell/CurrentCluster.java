package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import pish.command.ClusterEditor;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.ClusterStore;
import pish.node.ClusterText;
import pish.node.Node;

/** The nodes and groups that pish works with now: what it began with, and what has been edited since. */
public final class CurrentCluster implements ClusterEditor {
    private final ClusterChoice choice;
    private volatile Cluster cluster;
    private Optional<Links> links = Optional.empty();
    private Optional<Settings> settings = Optional.empty();
    private Optional<ClusterText> draft = Optional.empty();

    /** Begins with a choice. */
    public CurrentCluster(ClusterChoice choice) {
        this.choice = choice;
    }

    /** Sets whose connections follow the cluster, and whose settings say whether anything is written. */
    void follow(Links following, Settings of) {
        links = Optional.of(following);
        settings = Optional.of(of);
    }

    /** Returns the nodes there are. May be called from any thread; the first time, it may take a while. */
    public Cluster get() {
        Cluster now = cluster;
        return now == null ? first() : now;
    }

    private synchronized Cluster first() {
        if (cluster == null) {
            cluster = choice.cluster();
        }
        return cluster;
    }

    /** Returns whether nodes may have names of their own beside those they were given. */
    boolean machines() {
        return choice.machines();
    }

    @Override
    public Optional<Path> file() {
        return choice.file();
    }

    @Override
    public String source() {
        return choice.source().isEmpty() ? choice.file().map(Path::toString).orElse("") : choice.source();
    }

    @Override
    public void edit(UnaryOperator<ClusterText> edit) throws IOException {
        Path file = file().orElseThrow(() -> new IOException("the nodes come from " + source()
                + ", not from a cluster file; to edit one, start pish with nothing but --cluster FILE"));
        ClusterStore store = new ClusterStore(file);
        ClusterText text;
        if (settings.filter(s -> s.on(Setting.DRY_RUN)).isPresent()) {
            text = edit.apply(draft.isPresent() ? draft.get() : store.read());
            draft = Optional.of(text);
        } else {
            text = store.edit(edit);
        }
        replace(text.cluster());
    }

    @Override
    public void replace(Cluster fresh) {
        Cluster before = get();
        cluster = fresh.withOutside(before.outside());
        for (Node node : before.nodes()) {
            boolean same = fresh.node(node.name()).map(CurrentCluster::way).equals(Optional.of(way(node)));
            if (!same) {
                links.ifPresent(l -> l.drop(node.name()));
            }
        }
    }

    /** Returns only what matters to a connection. */
    private static Node way(Node node) {
        return node.withSlots(0).withMac("").withDisabled(false);
    }
}
