package pish.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.DetachedJob.Part;
import pish.node.NodeSet;
import pish.transport.Bytes;
import pish.transport.DetachedShell;
import pish.transport.LinkState;
import pish.transport.ShellLine;
import pish.transport.ShellState;
import pish.transport.ShellVariables;

/** Begins detached jobs, and finds them again on the nodes that are connected, whichever pish began them. */
public final class DetachedJobs {
    private static final long COPY_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** How long a list of jobs may wait for nodes. */
    private static final Duration LISTING = Duration.ofSeconds(1);

    private static final Pattern HEAD =
            Pattern.compile("@ ([0-9a-f]{12}) (running|lost|[0-9]{1,3}) (-?[0-9]{1,12}) ([0-9]{1,5})\n");
    private static final int LOST = 255;
    private static final int ID_BITS = 48;

    private final Random random = new SecureRandom();
    private final Links links;
    private final BiFunction<Map<String, Errand>, Duration, Map<String, Report>> errands;
    private final Map<String, DetachedJob> known = new HashMap<>();
    private final Set<String> answered = new HashSet<>();

    /**
     * Knows none yet.
     *
     * @param errands runs errands, each for as long as it may take
     */
    public DetachedJobs(Links links, BiFunction<Map<String, Errand>, Duration, Map<String, Report>> errands) {
        this.links = links;
        this.errands = errands;
    }

    /**
     * Begins one on nodes that are connected, with what their shells have now.
     *
     * @param variables what else its shells are to have
     * @param failures takes the nodes on which it could not be begun, and why
     * @return the job, on no node if it could not be begun on any
     */
    public DetachedJob begin(
            NodeSet nodes, String command, String line, ShellVariables variables, Map<String, String> failures) {
        String id = "%012x".formatted(random.nextLong() >>> (Long.SIZE - ID_BITS));
        DetachedJob job = new DetachedJob(id, line, this::stop);
        Map<String, Errand> launches = new LinkedHashMap<>();
        Map<String, ShellState> states = states(nodes, failures);
        int index = 0;
        for (String node : nodes) {
            ShellLine shellLine = new ShellLine(command, index++, nodes.size(), variables);
            if (states.containsKey(node)) {
                Bytes script = DetachedShell.script(states.get(node), node, shellLine);
                launches.put(node, new Errand(DetachScript.launch(id, line), script));
            }
        }
        errands.apply(launches, PATIENCE).forEach((node, report) -> {
            if (report.ok()) {
                job.part(node, new Part(OptionalInt.empty(), 0));
            } else {
                failures.put(node, report.reason());
            }
        });
        known.put(id, job);
        return job;
    }

    private Map<String, ShellState> states(NodeSet nodes, Map<String, String> failures) {
        Map<String, CompletableFuture<ShellState>> asked = new LinkedHashMap<>();
        for (String node : nodes) {
            Link link = links.to(node);
            asked.put(node, CompletableFuture.supplyAsync(() -> state(link), links.workers()));
        }
        Map<String, ShellState> states = new HashMap<>();
        asked.forEach((node, state) -> {
            try {
                states.put(node, state.join());
            } catch (CompletionException e) {
                failures.put(node, String.valueOf(e.getCause().getMessage()));
            }
        });
        return states;
    }

    private static ShellState state(Link link) {
        try {
            return link.stateToCopy(COPY_NANOS);
        } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    /** Asks the nodes that are connected for their jobs, and returns those there are; waits a second and no longer. */
    public List<DetachedJob> find(NodeSet of) {
        Map<String, Errand> questions = new LinkedHashMap<>();
        for (String node : of) {
            if (links.state(node) == LinkState.UP) {
                questions.put(node, Errand.of(DetachScript.list()));
            }
        }
        List<DetachedJob> found = new ArrayList<>();
        answered.clear();
        errands.apply(questions, LISTING).forEach((node, report) -> {
            if (report.ok()) {
                answered.add(node);
                read(node, report.out().toArray(), found);
            }
        });
        return found;
    }

    /** Returns whether a job, which was not found just now, can be nowhere: all of its nodes have been asked. */
    public boolean hasGone(DetachedJob job) {
        return answered.containsAll(job.nodes().names());
    }

    /** Reads what a node says of its jobs, as far as it says that in the form it should. */
    private void read(String node, byte[] bytes, List<DetachedJob> found) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher head = HEAD.matcher(text);
        int at = 0;
        while (head.find(at) && head.start() == at) {
            int end = head.end() + Integer.parseInt(head.group(4));
            if (end >= text.length()) {
                return;
            }
            String line = new String(bytes, head.end(), end - head.end(), StandardCharsets.UTF_8);
            DetachedJob job = known.computeIfAbsent(head.group(1), id -> new DetachedJob(id, line, this::stop));
            job.part(node, part(head.group(2), Long.parseLong(head.group(3))));
            if (!found.contains(job)) {
                found.add(job);
            }
            at = end + 1;
        }
    }

    private static Part part(String state, long seconds) {
        OptionalInt status = switch (state) {
            case "running" -> OptionalInt.empty();
            case "lost" -> OptionalInt.of(LOST);
            default -> OptionalInt.of(Math.min(LOST, Integer.parseInt(state)));
        };
        return new Part(status, Math.max(0, seconds));
    }

    private Map<String, String> stop(DetachedJob job, boolean firm) {
        return all(job.nodes(), firm ? DetachScript.kill(job.id()) : DetachScript.interrupt(job.id()));
    }

    /**
     * Removes what nodes keep of one that has ended there.
     *
     * @return the nodes on which it could not be removed, and why
     */
    public Map<String, String> remove(DetachedJob job, NodeSet from) {
        known.remove(job.id());
        return all(from, DetachScript.remove(job.id()));
    }

    private Map<String, String> all(NodeSet nodes, String script) {
        Map<String, Errand> all = new LinkedHashMap<>();
        nodes.forEach(node -> all.put(node, Errand.of(script)));
        Map<String, String> failures = new LinkedHashMap<>();
        errands.apply(all, PATIENCE).forEach((node, report) -> {
            if (!report.ok()) {
                failures.put(node, report.reason());
            }
        });
        return failures;
    }
}
