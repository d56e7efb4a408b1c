package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Links;
import pish.exec.ProcessActivity;
import pish.exec.QueuedProcess;
import pish.exec.Rank;
import pish.transport.Bytes;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.ShellQuoting;
import pish.transport.Stream;

/**
 * An MPI job: mpiexec on one node, and on each node of the job what mpiexec wants there, which pish starts over the connections
 * that are open. The {@link Launch} knows what the two MPIs do in different ways.
 */
final class MpiRun extends ProcessActivity {
    /** How long mpiexec may take to end once it is asked to, or once there is no more to be had of it. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final byte[] GO = {'\n'};

    /** So many presses of Ctrl-C wait for nothing more. */
    private static final int GIVING_UP = 3;

    private final MpiPlan plan;
    private final String line;
    private final RankMark mark = RankMark.next();
    private final List<NodePost> posts = new ArrayList<>();
    private final String folder = "/tmp/pish-" + RankMark.next().digits();
    private final Predicate<String> news;
    private final Versions versions;
    private Optional<Launch> launch = Optional.empty();
    private final OwnText own = new OwnText(this::line);
    private final Ranks ranks;
    private QueuedProcess mpiexec;
    private Optional<HubWord> hub = Optional.empty();
    private Optional<ExitStatus> status = Optional.empty();
    private int presses;
    private long killAt;
    private boolean refused;
    private boolean weighed;
    private boolean killed;
    private final Leftovers leftovers;
    private final Aftermath aftermath;
    private final PmiDesk desk;
    private Optional<PmiServer> server = Optional.empty();
    private boolean over;
    private long settledAt;
    private Optional<ExitStatus> ended = Optional.empty();
    private long endedAt;

    /**
     * Prepares it.
     *
     * @param news says whether something is worth telling, since it was not told before
     * @param versions those that nodes have, as far as that is known
     */
    MpiRun(
            MpiPlan plan,
            MpiJob job,
            Optional<RankFiles> files,
            Links links,
            EventHandler handler,
            Cancellation cancellation,
            Predicate<String> news,
            Versions versions,
            PmiDesk desk) {
        super(links, handler, cancellation);
        this.desk = desk;
        this.versions = versions;
        this.news = news;
        this.plan = plan;
        this.line = job.line();
        this.ranks = new Ranks(job, mark, own, new RankLog(files, this::emit));
        this.leftovers = new Leftovers(plan, mark, folder, this::isUp, this::script);
        this.aftermath = new Aftermath(plan, ranks, posts, this::emit);
    }

    @Override
    protected void begin() {
        emit(new Event.Started(
                Rank.all(plan.placement().ranks()), line, plan.placement().byName()));
        for (Placement.Host host : plan.placement().used()) {
            posts.add(new NodePost(host.node(), mark, this::channel, this::postChanged));
        }
        posts.forEach(this::open);
        mpiexec = start(plan.hub(), ChannelUse.WORK, hubScript(), new byte[0], new Mpiexec());
    }

    private QueuedProcess script(String node, ChannelUse use, String script, QueuedProcess.Listener listener) {
        return start(node, use, ShellQuoting.script(script), new byte[0], listener);
    }

    private String hubScript() {
        return ShellQuoting.script(HubScript.of(plan, mark, folder));
    }

    private QueuedProcess channel(NodePost post) {
        String script = ShellQuoting.script(
                RankScript.node(mark, !versions.knows(post.node())),
                plan.needed().toArray(new String[0]));
        return start(post.node(), ChannelUse.WORK, script, new byte[0], post);
    }

    /** Has a node look whether all is there: in its own shell, where that is free and the job stays in the foreground. */
    private void open(NodePost post) {
        String node = post.node();
        boolean alone = posts.stream().filter(one -> one.node().equals(node)).count() == 1;
        if (alone && isReady(node) && !plan.request().own().background()) {
            post.asks(command -> line(node, RankScript.inShell(mark, plan.directory(), post.address(), command), post));
            line(node, RankScript.question(mark, plan.needed(), !versions.knows(node)), post);
        } else {
            post.look();
        }
    }

    /** Takes a line that mpiexec itself has printed. */
    private void line(Stream stream, String line) {
        String word = RankMark.BEGIN + mark.digits() + "h";
        boolean out = stream == Stream.STDOUT;
        if (out && hub.isEmpty() && line.startsWith(word)) {
            hub = HubWord.read(line.substring(word.length()));
            hub.ifPresent(this::chosen);
            go();
        } else if (out && launch.filter(one -> one.line(line)).isPresent()) {
            go();
        } else {
            ranks.end().own(line);
        }
    }

    private void chosen(HubWord word) {
        word.choice().filter(news).ifPresent(text -> emit(new Event.Message(Event.Severity.INFO, text)));
        if (word.mpi() == Mpi.OPEN_MPI) {
            launch = Optional.of(new OrteLaunch(plan, folder, ranks, () -> {
                mpiexec.write(GO);
                mpiexec.endInput();
            }));
        } else if (word.isThere() && plan.whyHydra().isEmpty()) {
            DirectJob direct = new DirectJob(this, plan, mark, ranks, desk);
            server = Optional.of(direct.server());
            launch = Optional.of(direct.launch());
            direct.listen();
        } else {
            startByHydra(word.isThere());
        }
    }

    /** Has Hydra start the ranks, if it is there. */
    void startByHydra(boolean there) {
        launch = Optional.of(new HydraLaunch());
        if (there) {
            mpiexec.write(GO);
            mpiexec.endInput();
        }
    }

    /** Begins a node's ranks without Hydra: each a line in a shell. */
    void begin(String node, List<Line> each) {
        mpiexec.endInput();
        lines(node, !plan.request().own().background(), each);
    }

    private boolean isDirect() {
        return launch.filter(Launch::isDirect).isPresent();
    }

    private boolean hasBegun() {
        return launch.filter(Launch::hasBegun).isPresent();
    }

    private void postChanged() {
        settleWhenTold();
        go();
        lookForLosses();
    }

    /** Starts what mpiexec wants started, as soon as all nodes have all that they need. */
    void go() {
        if (refused || ended.isPresent() || !posts.stream().allMatch(NodePost::hasAnswered)) {
            return;
        }
        if (!hasBegun() && !posts.stream().allMatch(NodePost::isReady)) {
            refuse();
            return;
        }
        if (launch.isPresent() && !weighed) {
            weigh();
        }
        if (!refused) {
            launch.flatMap(one -> one.go(posts, hub.orElseThrow())).ifPresent(this::refuse);
        }
    }

    private void weigh() {
        weighed = true;
        versions.learn(posts);
        Optional<String> mismatch = Mismatch.of(plan, posts, hub.orElseThrow())
                .or(() -> versions.differ(
                        hub.orElseThrow().mpi(), plan.placement().nodes()));
        mismatch.ifPresentOrElse(
                this::refuse,
                () -> Mismatch.crowd(plan, posts)
                        .ifPresent(text -> emit(new Event.Message(Event.Severity.INFO, text))));
    }

    private void refuse(String fault) {
        emit(new Event.Message(Event.Severity.ERROR, fault));
        refuse();
    }

    /** Ends what has not really begun: nodes lack something. */
    private void refuse() {
        refused = true;
        Faults.of(plan, posts).forEach((text, nodes) -> emit(new Event.Message(Event.Severity.ERROR, text)));
        ranks.refuse(posts);
        posts.forEach(NodePost::stop);
        kill();
    }

    private void lookForLosses() {
        if (!hasBegun() || ended.isPresent() || killAt != 0) {
            return;
        }
        for (NodePost post : posts) {
            if (!post.lost().isEmpty()) {
                lost(post.node(), post.lost());
            } else if (post.status().filter(code -> !code.ok()).isPresent()) {
                killAt = System.nanoTime() + GRACE_NANOS;
            }
        }
    }

    /** A node is lost, and with it the job. */
    void lost(String node, String reason) {
        if (!killed && ended.isEmpty()) {
            refused = true;
            fail(node + ": " + reason + "; the job is ended");
        }
        ranks.lost(node, reason);
    }

    /** Ends the job, which cannot go on. */
    void fail(String why) {
        if (!killed) {
            emit(new Event.Message(Event.Severity.ERROR, why));
        }
        fail();
    }

    /** Ends the job, since a rank has failed: what comes of that says why. */
    void fail() {
        if (!killed && status.isEmpty()) {
            kill();
        }
    }

    @Override
    protected void pressed() {
        presses++;
        launch.ifPresent(Launch::ending);
        ranks.interrupt();
        if (presses == 1 && hasBegun()) {
            // ranks in the background of a shell ignore SIGINT; Hydra itself passes none on
            signal(isDirect() ? "TERM" : "INT");
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
        launch.ifPresent(Launch::ending);
        signal("KILL");
        // where the node answers no more, or mpiexec's id is not known, its channel is what can be closed
        killAt = System.nanoTime() + GRACE_NANOS;
        killed = true;
    }

    /** Kills what has begun meanwhile. */
    void killAgain() {
        leftovers.signal("KILL");
    }

    /** Tells of something. */
    void tell(Event event) {
        emit(event);
    }

    private void signal(String name) {
        if (hasBegun() && isDirect()) {
            leftovers.signal(name);
        } else {
            hub.filter(word -> isUp(plan.hub()))
                    .ifPresent(word ->
                            script(plan.hub(), ChannelUse.KILL, "kill -" + name + " " + word.pid(), Leftovers.NOTHING));
        }
    }

    @Override
    protected void tick(long now) {
        if (ended.isPresent() && status.isEmpty() && now - endedAt > GRACE_NANOS) {
            settle(ended.get());
        }
        if (hasBegun() && status.isEmpty()) {
            leftovers.tick(now);
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

    /** Settles the job once mpiexec has ended and all has come that ranks have printed. */
    private void settleWhenTold() {
        if (ended.isPresent() && launch.filter(one -> one.isTelling(posts)).isEmpty()) {
            settle(ended.get());
        }
    }

    /** mpiexec has ended. */
    private void settle(ExitStatus how) {
        if (status.isPresent()) {
            return;
        }
        status = Optional.of(how);
        settledAt = System.nanoTime();
        posts.forEach(NodePost::stop);
        ranks.outputEnds();
        ranks.settle(how, presses > 0);
        ranks.flush();
        if (presses == 0 && !refused) {
            aftermath.begin(how, hub.map(HubWord::mpi).orElse(Mpi.MPICH), this::isUp, this::script);
        }
        leftovers.end();
        server.ifPresent(PmiServer::end);
        boolean clean = how.ok() && ranks.allOk();
        if (clean) {
            over = true;
        } else {
            versions.forget(plan.placement().nodes());
            leftovers.sweep();
        }
    }

    @Override
    protected boolean isOver() {
        boolean said = aftermath.isSaid();
        if (said && leftovers.isSwept()) {
            leftovers.tell((nodes, why) -> emit(new Event.Message(Event.Severity.WARNING, nodes + ": " + why)));
            over = true;
        }
        boolean patient = presses < GIVING_UP && System.nanoTime() - settledAt < GRACE_NANOS;
        return over && said && (linesEnded() || !patient);
    }

    /** Takes what comes of mpiexec. */
    private final class Mpiexec implements QueuedProcess.Listener {
        @Override
        public void output(Stream stream, Bytes bytes) {
            ranks.output(stream, bytes.toArray());
        }

        @Override
        public void ended(ExitStatus code, String lost) {
            if (hasBegun() && isDirect()) {
                return;
            }
            if (!lost.isEmpty() && status.isEmpty()) {
                emit(new Event.Message(Event.Severity.ERROR, plan.hub() + ": " + lost + "; mpiexec ran there"));
            }
            allEnded(code);
        }
    }

    /** The job has ended: mpiexec, or the last of its ranks. */
    void allEnded(ExitStatus code) {
        ended = Optional.of(code);
        endedAt = System.nanoTime();
        posts.forEach(NodePost::stop);
        settleWhenTold();
    }
}
