package pish.mpi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Links;
import pish.exec.ProcessActivity;
import pish.exec.QueuedProcess;
import pish.exec.Rank;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.ShellQuoting;
import pish.transport.Stream;

/**
 * A job of MPICH's: mpiexec on one node, and on each node of the job one of its proxies, which pish starts over the
 * connections that are open. What the ranks print and how they end comes by way of mpiexec.
 */
final class HydraRun extends ProcessActivity {
    /** How long mpiexec may take to end once it is asked to, or once there is no more to be had of it. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** So many presses of Ctrl-C wait for nothing more. */
    private static final int GIVING_UP = 3;

    private final MpiPlan plan;
    private final RankMark mark = RankMark.next();
    private final List<NodePost> posts = new ArrayList<>();
    private final List<ProxyCommand> proxies = new ArrayList<>();
    private final OwnText own = new OwnText(this::line);
    private final Ranks ranks;
    private QueuedProcess mpiexec;
    private Optional<HubWord> hub = Optional.empty();
    private Optional<ExitStatus> status = Optional.empty();
    private boolean launched;
    private boolean sent;
    private int presses;
    private long killAt;
    private boolean strange;
    private boolean refused;
    private boolean killed;
    private final Watch watch = new Watch();
    private Sweep sweep;
    private boolean over;
    private long settledAt;

    HydraRun(
            MpiPlan plan,
            MpiJob job,
            Optional<RankFiles> files,
            Links links,
            EventHandler handler,
            Cancellation cancellation) {
        super(links, handler, cancellation);
        this.plan = plan;
        this.ranks = new Ranks(job, mark, own, new RankLog(files, this::emit));
    }

    @Override
    protected void begin() {
        emit(new Event.Started(
                Rank.all(plan.placement().ranks()),
                plan.request().toString(),
                plan.placement().byName()));
        for (Placement.Host host : plan.placement().used()) {
            NodePost post = new NodePost(host.node(), mark, this::postChanged);
            posts.add(post);
        }
        posts.forEach(this::open);
        String[] words = HydraCommand.arguments(plan, mark).toArray(new String[0]);
        mpiexec = start(
                plan.hub(),
                ChannelUse.WORK,
                ShellQuoting.script(RankScript.mpiexec(mark), words),
                new byte[0],
                new Mpiexec());
        mpiexec.endInput();
    }

    /** Has a node look whether all is there: in its own shell, where that is free and the job stays in the foreground. */
    private void open(NodePost post) {
        String node = post.node();
        List<String> arguments = new ArrayList<>(List.of(plan.directory()));
        arguments.addAll(plan.needed());
        boolean alone = posts.stream().filter(one -> one.node().equals(node)).count() == 1;
        if (alone && isReady(node) && !plan.request().own().background()) {
            post.asks();
            post.starter(command -> line(node, RankScript.inShell(mark, arguments, command), post));
            line(node, RankScript.question(mark, arguments), post);
            return;
        }
        String script = ShellQuoting.script(RankScript.node(mark), arguments.toArray(new String[0]));
        QueuedProcess process = start(node, ChannelUse.WORK, script, new byte[0], post);
        post.stopper(process::endInput);
        post.starter(command -> {
            process.write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.endInput();
        });
    }

    /** Takes a line that mpiexec itself has printed. */
    private void line(Stream stream, String line) {
        String word = RankMark.BEGIN + mark.digits() + "h";
        if (stream == Stream.STDOUT && line.startsWith(word)) {
            hub = HubWord.read(line.substring(word.length()));
        } else if (stream == Stream.STDOUT && !sent && ProxyCommand.is(line)) {
            Optional<ProxyCommand> proxy = ProxyCommand.read(line);
            proxy.ifPresent(proxies::add);
            strange |= proxy.isEmpty();
        } else if (stream == Stream.STDOUT && line.equals(ProxyCommand.END)) {
            launched = true;
            go();
        } else {
            ranks.end().own(line);
        }
    }

    private void postChanged() {
        go();
        lookForLosses();
    }

    /** Starts the proxies as soon as all nodes have all that they need, and mpiexec has said how. */
    private void go() {
        if (sent || status.isPresent() || !posts.stream().allMatch(NodePost::hasAnswered)) {
            return;
        }
        if (!posts.stream().allMatch(NodePost::isReady)) {
            refuse();
        } else if (launched && (strange || proxies.size() != posts.size())) {
            emit(new Event.Message(
                    Event.Severity.ERROR,
                    "mpiexec on " + plan.hub() + " wants proxies started in a way that is not known"));
            refuse();
        } else if (launched) {
            sent = true;
            for (int i = 0; i < posts.size(); i++) {
                NodePost post = posts.get(i);
                String to = hub.flatMap(HubWord::address).orElse(post.client().isEmpty() ? "127.0.0.1" : post.client());
                post.start(proxies.get(i).to(to));
            }
        }
    }

    /** Ends what has not really begun: nodes lack something. */
    private void refuse() {
        sent = true;
        refused = true;
        Faults.of(plan, posts).forEach((text, nodes) -> emit(new Event.Message(Event.Severity.ERROR, text)));
        ranks.refuse(posts);
        posts.forEach(NodePost::stop);
        kill();
    }

    private void lookForLosses() {
        if (!sent || status.isPresent() || killAt != 0) {
            return;
        }
        for (NodePost post : posts) {
            if (!post.lost().isEmpty()) {
                emit(new Event.Message(Event.Severity.ERROR, post.node() + ": " + post.lost() + "; the job is ended"));
                ranks.lost(post.node(), post.lost());
                refused = true;
                kill();
            } else if (post.status().filter(code -> !code.ok()).isPresent()) {
                killAt = System.nanoTime() + GRACE_NANOS;
            }
        }
    }

    @Override
    protected void pressed() {
        presses++;
        if (presses == 1 && sent && hub.isPresent()) {
            signal("INT");
            killAt = System.nanoTime() + GRACE_NANOS;
        } else if (presses >= GIVING_UP) {
            mpiexec.close();
            settle(ExitStatus.INTERRUPTED);
            over = true;
        } else {
            kill();
        }
    }

    private void kill() {
        signal("KILL");
        // where the node answers no more, or mpiexec's id is not known, its channel is what can be closed
        killAt = System.nanoTime() + GRACE_NANOS;
        killed = true;
    }

    private void signal(String name) {
        hub.filter(word -> isUp(plan.hub()))
                .ifPresent(word -> start(
                        plan.hub(),
                        ChannelUse.KILL,
                        ShellQuoting.script("kill -" + name + " " + word.pid()),
                        new byte[0],
                        NOTHING));
    }

    @Override
    protected void tick(long now) {
        if (sent && status.isEmpty()) {
            watch.tick(now, this::watchers);
        }
        if (killAt != 0 && now - killAt > 0 && status.isEmpty()) {
            if (killed) {
                mpiexec.close();
                settle(ExitStatus.UNREACHABLE);
            } else {
                kill();
            }
        }
    }

    /** mpiexec has ended. */
    private void settle(ExitStatus how) {
        if (status.isPresent()) {
            return;
        }
        status = Optional.of(how);
        settledAt = System.nanoTime();
        ranks.settle(how, presses > 0);
        ranks.flush();
        if (presses == 0 && !refused) {
            Verdict.of(plan, how, ranks.end(), posts)
                    .forEach(text -> emit(new Event.Message(Event.Severity.ERROR, text)));
        }
        watch.end();
        boolean clean = how.ok() && ranks.allOk();
        if (clean) {
            over = true;
            return;
        }
        sweep = new Sweep();
        String script = ShellQuoting.script(RankScript.sweep(mark));
        plan.placement().nodes().union(NodeSet.of(plan.hub())).stream()
                .filter(this::isUp)
                .forEach(node -> start(node, ChannelUse.KILL, script, new byte[0], sweep.on(node)));
    }

    /** Starts, on each node, what ends the job's processes if pish should be heard of no more. */
    private List<QueuedProcess> watchers() {
        String script = ShellQuoting.script(RankScript.watch(mark));
        return plan.placement().nodes().stream()
                .filter(this::isUp)
                .map(node -> start(node, ChannelUse.WORK, script, new byte[0], NOTHING))
                .toList();
    }

    @Override
    protected boolean isOver() {
        boolean done = over || (sweep != null && sweep.isOver());
        boolean patient = presses < GIVING_UP && System.nanoTime() - settledAt < GRACE_NANOS;
        return done && (linesEnded() || !patient);
    }

    private static final QueuedProcess.Listener NOTHING = new QueuedProcess.Listener() {
        @Override
        public void output(Stream stream, Bytes bytes) {
            // a kill has nothing to say
        }

        @Override
        public void ended(ExitStatus status, String lost) {
            // what was to be killed tells by its own end
        }
    };

    /** Takes what comes of mpiexec. */
    private final class Mpiexec implements QueuedProcess.Listener {
        @Override
        public void output(Stream stream, Bytes bytes) {
            ranks.output(stream, bytes.toArray());
        }

        @Override
        public void ended(ExitStatus code, String lost) {
            ranks.outputEnds();
            if (!lost.isEmpty() && status.isEmpty()) {
                emit(new Event.Message(Event.Severity.ERROR, plan.hub() + ": " + lost + "; mpiexec ran there"));
            }
            settle(code);
        }
    }
}
