package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.NodeTask;
import pish.exec.Outcome;
import pish.exec.Report;
import pish.files.Pull;
import pish.files.Push;
import pish.files.Source;
import pish.node.NodeSet;
import pish.setup.BuildPlace;
import pish.setup.NodeBuild;
import pish.setup.Part;
import pish.setup.SourceBuild;
import pish.transport.ExitStatus;

/** One call of {@code setup} that builds a part from its source: once for nodes of a kind, which others of it take over. */
final class SetUpSource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Context context;
    private final SetUpCall call;
    private final SourceBuild build;
    private final Source source;
    private final Map<String, BuildPlace> places = new LinkedHashMap<>();
    private NodeSet done = NodeSet.EMPTY;

    /**
     * Prepares it.
     *
     * @param file the archive
     */
    SetUpSource(Context context, SetUpCall call, SourceBuild build, Path file) throws IOException {
        this.context = context;
        this.call = call;
        this.build = build;
        this.source = Source.read(file);
    }

    /**
     * Does it.
     *
     * @param dry whether to say only what would be done
     */
    ExitStatus run(NodeSet nodes, boolean dry) throws IOException {
        ask(nodes);
        ExitStatus status = places.size() == nodes.size() ? ExitStatus.OK : ExitStatus.UNREACHABLE;
        NodeSet unfit = refuse();
        NodeSet installed = where(nodes, BuildPlace.State.INSTALLED).minus(unfit);
        NodeSet open = NodeSet.of(places.keySet()).minus(unfit).minus(installed);
        if (!installed.isEmpty()) {
            text(installed, build.part().title() + " " + build.version() + " of this source is there already");
        }
        if (!unfit.isEmpty()) {
            status = status.max(new ExitStatus(1));
        }
        if (dry) {
            kinds(open).forEach(kind -> plan(kind, builder(kind, installed)));
            return status;
        }
        status = status.max(install(open, installed));
        if (context.interrupted()) {
            return ExitStatus.INTERRUPTED;
        }
        NodeSet there = installed.union(done);
        return there.isEmpty() ? status : status.max(greet(there));
    }

    private void ask(NodeSet nodes) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        context.connect(nodes).forEach(node -> errands.put(node, build.ask()));
        for (Map.Entry<String, Report> answer :
                context.errands(errands, PATIENCE).entrySet()) {
            if (answer.getValue().failure().isEmpty()
                    && answer.getValue().status().ok()) {
                places.put(answer.getKey(), BuildPlace.of(answer.getValue()));
            } else {
                String said = answer.getValue().text();
                error(answer.getKey() + ": "
                        + (said.startsWith("x ")
                                ? said.substring(2)
                                : answer.getValue().reason()));
            }
        }
    }

    private NodeSet where(NodeSet nodes, BuildPlace.State state) {
        return NodeSet.of(nodes.stream()
                .filter(node -> places.containsKey(node) && places.get(node).state() == state)
                .toList());
    }

    /** Says where nothing can be built, and why; returns those nodes. */
    private NodeSet refuse() {
        NodeSet unfit = NodeSet.EMPTY;
        for (Map.Entry<String, BuildPlace> entry : places.entrySet()) {
            BuildPlace place = entry.getValue();
            String why = switch (place.state()) {
                case FOREIGN -> place.prefix() + " holds something that is not of pish's making: take another --prefix";
                case CLOSED -> place.prefix() + " is where this account may not write: take another --prefix";
                case INSTALLED -> "";
                case NONE ->
                    place.lacking().isEmpty() || place.packed()
                            ? ""
                            : String.join(", ", place.lacking()) + " is missing there: " + advice(entry.getKey());
            };
            if (!why.isEmpty()) {
                error(entry.getKey() + ": " + why);
                unfit = unfit.union(NodeSet.of(entry.getKey()));
            }
        }
        return unfit;
    }

    private String advice(String node) {
        return build.part() == Part.MPI4PY
                ? "setup mpich " + node + ", and " + node
                        + ": sudo apt-get install python3-dev python3-setuptools python3-pip"
                : "setup tools " + node;
    }

    /** Returns the nodes of each kind. */
    private List<NodeSet> kinds(NodeSet nodes) {
        if (build.part() == Part.MPI4PY) {
            return nodes.stream().map(node -> NodeSet.of(node)).toList();
        }
        List<List<String>> kinds = new ArrayList<>();
        for (String node : nodes) {
            kinds.stream()
                    .filter(kind -> places.get(kind.get(0)).isLike(places.get(node)))
                    .findFirst()
                    .orElseGet(() -> {
                        kinds.add(new ArrayList<>());
                        return kinds.get(kinds.size() - 1);
                    })
                    .add(node);
        }
        return kinds.stream().map(NodeSet::of).toList();
    }

    /** Returns the node of a kind that builds: the first, unless one has built already. */
    private String builder(NodeSet kind, NodeSet installed) {
        BuildPlace place = places.get(kind.iterator().next());
        return installed.union(kind).stream()
                .filter(node -> places.get(node).packed() && places.get(node).isLike(place))
                .findFirst()
                .orElse(kind.iterator().next());
    }

    private void plan(NodeSet kind, String first) {
        NodeSet others = kind.minus(NodeSet.of(first));
        String into =
                build.part() == Part.MPI4PY ? "" : " into " + places.get(first).prefix();
        if (places.get(first).packed()) {
            text(kind, "install what " + first + " has built" + into);
            return;
        }
        text(
                NodeSet.of(first),
                "build " + build.part().title() + " " + build.version() + " from " + build.file() + into + ", in "
                        + build.folder());
        if (!others.isEmpty()) {
            text(others, "install what " + first + " has built" + into);
        }
    }

    private ExitStatus install(NodeSet open, NodeSet installed) throws IOException {
        Map<String, NodeSet> kinds = new LinkedHashMap<>();
        kinds(open).forEach(kind -> kinds.put(builder(kind, installed), kind));
        NodeSet builders = NodeSet.of(kinds.keySet().stream()
                .filter(node -> !places.get(node).packed())
                .toList());
        Optional<Outcome> built = builders.isEmpty() ? Optional.empty() : Optional.of(build(builders));
        ExitStatus status = built.map(Outcome::status).orElse(ExitStatus.OK);
        NodeSet failed = built.map(Outcome::failed).orElse(NodeSet.EMPTY);
        for (Map.Entry<String, NodeSet> kind : kinds.entrySet()) {
            NodeSet rest = kind.getValue().minus(builders);
            if (rest.isEmpty() || context.interrupted()) {
                continue;
            }
            if (failed.contains(kind.getKey())) {
                error(rest + ": nothing was done there, since the build for all of the kind failed on "
                        + kind.getKey());
            } else {
                status = status.max(take(kind.getKey(), rest));
            }
        }
        return status;
    }

    private Outcome build(NodeSet builders) {
        Push push = new Push(List.of(source), build.folder() + "/" + build.file(), builders.size());
        NodeBuild task = NodeBuild.building(build, builders.size());
        String what = "build " + build.part().word() + " " + build.version();
        return each(builders, what, push, task);
    }

    private Outcome each(NodeSet nodes, String what, Push push, NodeBuild task) {
        AtomicInteger pushing = new AtomicInteger(nodes.size());
        NodeTask both = work -> {
            try {
                work.say("push: " + CopyText.of(push.to(work)));
            } finally {
                pushing.decrementAndGet();
            }
            task.on(work);
        };
        Outcome outcome =
                context.onEach(nodes, what, both, () -> pushing.get() > 0 ? push.progress() : task.progress());
        done = done.union(outcome.ok());
        return outcome;
    }

    /** Has nodes take over what one has built, by way of this machine. */
    private ExitStatus take(String builder, NodeSet takers) throws IOException {
        Path here = SourceArchive.folder().resolve("built-" + build.sum());
        String remote = build.folder() + "/" + SourceBuild.built();
        Pull pull = new Pull(remote, here);
        if (!context.prepare(NodeSet.of(builder), pull::from, pull::progress).isEmpty()) {
            error(builder + ": what was built there could not be copied: pull " + builder + ":" + remote + " says why");
            return new ExitStatus(1);
        }
        Source built = Source.read(here.resolve(builder).resolve(SourceBuild.built()));
        Push push = new Push(List.of(built), remote, takers.size());
        NodeBuild task = NodeBuild.taking(build, takers.size());
        return each(takers, "install what " + builder + " has built", push, task)
                .status();
    }

    /** Has shells that there are find it, and says which versions there are. */
    private ExitStatus greet(NodeSet nodes) {
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (build.part() == Part.MPICH) {
            Map<String, NodeSet> prefixes = nodes.stream()
                    .collect(Collectors.toMap(
                            node -> places.get(node).prefix(),
                            node -> NodeSet.of(node),
                            NodeSet::union,
                            LinkedHashMap::new));
            prefixes.forEach((prefix, where) -> context.broadcast(where, build.greeting(prefix)));
        }
        return call.result(build.part(), call.ask(nodes));
    }

    private void text(NodeSet nodes, String what) {
        context.emit(new Event.Text(nodes + " (" + nodes.size() + "): " + what));
    }

    private void error(String text) {
        context.emit(new Event.Message(Event.Severity.ERROR, text));
    }
}
