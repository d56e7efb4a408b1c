package pish.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import pish.exec.NodeWork;
import pish.node.NodeSet;

/**
 * The keys of some nodes' accounts, on their way to all of them: each step is done on every node before the next begins.
 * What a node does in a step it can do again without harm. Safe for many threads.
 */
public final class Mesh {
    /** What this machine is called where it logs in to nodes; no node has such a name. */
    public static final String OWN = "(this machine)";

    private static final int MOST_TRIES = 3;
    private static final int RANDOM_BYTES = 8;
    static final String AUTHORIZED = "authorized_keys";
    static final String KNOWN = "known_hosts";

    private final List<String> names;
    private final String mark;
    private final List<PublicKey> own;
    private final Map<String, NodeKeys> nodes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> logins = new ConcurrentHashMap<>();

    /**
     * Begins with nothing known of the nodes.
     *
     * @param own the keys of this machine's user, who is to be let in everywhere
     */
    public Mesh(NodeSet nodes, List<PublicKey> own) {
        this.names = nodes.stream().toList();
        this.own = List.copyOf(own);
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        this.mark = HexFormat.of().formatHex(random);
    }

    /** First step: leaves a mark in the home folder. */
    public void mark(NodeWork work) throws IOException {
        new NodeShell(work).ask(KeyScript.MARK, mark + "\n" + names.indexOf(work.name()) + "\n");
    }

    /** Second step: has a node tell of itself. */
    public void look(NodeWork work) throws IOException {
        nodes.put(work.name(), new NodeKeys(work.node(), new NodeShell(work).ask(KeyScript.LOOK, mark + "\n")));
    }

    /** Last step, whatever came of the others: takes the mark away. */
    public void unmark(NodeWork work) throws IOException {
        new NodeShell(work).ask(KeyScript.UNMARK, mark + "\n");
    }

    /** Returns the nodes that have told of themselves. */
    public NodeSet known() {
        return NodeSet.of(names.stream().filter(nodes::containsKey).toList());
    }

    /** Returns of the nodes that share a home folder the first: what is written there is written once. */
    public NodeSet leaders() {
        return NodeSet.of(known().stream()
                .filter(name -> names.get(leader(name)).equals(name))
                .toList());
    }

    private int leader(String name) {
        return nodes.get(name).shares().stream()
                .filter(number -> number < names.size())
                .min(Integer::compare)
                .orElse(names.indexOf(name));
    }

    /** Returns sets of machines that have a host key in common, as boards have whose cards were copied from one. */
    public List<NodeSet> clones() {
        Map<String, Map<String, String>> byKey = new LinkedHashMap<>();
        for (String name : known()) {
            NodeKeys node = nodes.get(name);
            // one machine may have several names and addresses, but has one home folder
            String place = node.shares().size() > 1 ? names.get(leader(name)) : node.place();
            node.hostKeys()
                    .forEach(key -> byKey.computeIfAbsent(key.identity(), k -> new LinkedHashMap<>())
                            .putIfAbsent(place, name));
        }
        return byKey.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> NodeSet.of(same.values()))
                .distinct()
                .toList();
    }

    /**
     * Third step, for {@link #leaders}: has a node tell its key.
     *
     * @param make whether to make one where there is none
     */
    public void key(NodeWork work, boolean make) throws IOException {
        NodeKeys keys = nodes.get(work.name());
        String answer = new NodeShell(work).ask(KeyScript.KEY, mark + "\n" + (make ? keys.comment() : "-") + "\n");
        keys.key(PublicKey.parse(answer));
    }

    /** The same with a key that is to take its place, once {@link #turn} is called. */
    public void nextKey(NodeWork work) throws IOException {
        NodeKeys keys = nodes.get(work.name());
        keys.key(PublicKey.parse(new NodeShell(work).ask(KeyScript.NEXT_KEY, mark + "\n" + keys.comment() + "\n")));
    }

    /** Has a node log in by its {@link #nextKey} from now on. */
    public void turn(NodeWork work) throws IOException {
        new NodeShell(work).ask(KeyScript.TURN, mark + "\n");
    }

    /** Returns whether a node has a key, as far as is known. */
    public boolean hasKey(String name) {
        return nodes.get(name).key().isPresent();
    }

    /** Returns whether a node, one of {@link #leaders}, lets in the key of another. */
    public boolean letsInAnother(NodeWork work) throws IOException {
        String text = new NodeShell(work).ask(KeyScript.READ, mark + "\n" + AUTHORIZED + "\n");
        return nodes.entrySet().stream()
                .filter(node -> !node.getKey().equals(work.name())
                        || node.getValue().shares().size() > 1)
                .flatMap(node -> node.getValue().key().stream())
                .anyMatch(key -> text.contains(key.identity()));
    }

    /**
     * Fourth step, for {@link #leaders}: has a node let in all keys and know all hosts.
     *
     * @param all whether the nodes' own keys are among them, not only this machine's
     * @param write whether to do so, and not only to say what would change
     */
    public Changes install(NodeWork work, boolean all, boolean write) throws IOException {
        List<PublicKey> keys = new ArrayList<>(own);
        if (!write && own.isEmpty()) {
            keys.add(toBeMade(OWN));
        }
        if (all) {
            leaders()
                    .forEach(name -> nodes.get(name).key().ifPresentOrElse(keys::add, () -> {
                        if (!write) {
                            keys.add(toBeMade(name));
                        }
                    }));
        }
        List<KnownHosts.Host> hosts = all ? hosts() : List.of();
        int let = edit(work, AUTHORIZED, text -> AuthorizedKeys.with(text, keys), write);
        int know = edit(work, KNOWN, text -> KnownHosts.with(text, hosts), write);
        return new Changes(let, know);
    }

    /**
     * Has a node, one of {@link #leaders}, know all hosts, and changes nothing else.
     *
     * @param write whether to do so, and not only to say what would change
     */
    public Changes introduce(NodeWork work, boolean write) throws IOException {
        return new Changes(0, edit(work, KNOWN, text -> KnownHosts.with(text, hosts()), write));
    }

    /** Stands for a key that there is not yet. */
    private static PublicKey toBeMade(String name) {
        return new PublicKey("", name, "");
    }

    /**
     * Takes a node out of another's files: its key is let in no more, and its host is not known.
     *
     * @param gone its name, which need not be {@link #known}
     */
    public Changes revoke(NodeWork work, String gone) throws IOException {
        Optional<NodeKeys> there = Optional.ofNullable(nodes.get(gone));
        String identity = there.flatMap(NodeKeys::key).map(PublicKey::identity).orElse("");
        List<String> hosts = there.map(keys -> keys.host().names()).orElse(List.of(gone));
        int let = edit(
                work,
                AUTHORIZED,
                text -> AuthorizedKeys.without(
                        text,
                        key -> key.identity().equals(identity) || key.comment().endsWith("@" + gone)),
                true);
        return new Changes(let, edit(work, KNOWN, text -> KnownHosts.without(text, hosts), true));
    }

    /** Has a node let in no key that another had before the one it has; returns how many those were. */
    public int forgetOld(NodeWork work) throws IOException {
        Map<String, String> current = new HashMap<>();
        nodes.values().forEach(node -> node.key().ifPresent(key -> current.put(key.comment(), key.identity())));
        return edit(
                work,
                AUTHORIZED,
                text -> AuthorizedKeys.without(
                        text,
                        key -> current.containsKey(key.comment())
                                && !current.get(key.comment()).equals(key.identity())),
                true);
    }

    /** Returns what a node has told of itself. */
    Optional<NodeKeys> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** Changes a file of a node's {@code .ssh}, whole or not at all; returns how many lines changed. */
    int edit(NodeWork work, String file, UnaryOperator<String> change, boolean write) throws IOException {
        NodeShell shell = new NodeShell(work);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            String answer = shell.ask(KeyScript.READ, mark + "\n" + file + "\n");
            int end = answer.indexOf('\n');
            String text = answer.substring(end + 1);
            String changed = change.apply(text);
            int lines = Changes.between(text, changed);
            if (changed.equals(text) || !write) {
                return lines;
            }
            String input = String.join("\n", mark, file, answer.substring(0, end), "" + changed.length(), changed);
            if (!shell.ask(KeyScript.WRITE, input).startsWith("changed")) {
                return lines;
            }
        }
        throw new IOException(".ssh/" + file + ": something else writes there all the time");
    }

    /**
     * Fifth step: has a node log in to some.
     *
     * @param to which; the node itself may be among them
     */
    public void logIn(NodeWork work, NodeSet to) throws IOException {
        String answer = new NodeShell(work).ask(KeyScript.LOGINS, ways(names.indexOf(work.name()) + 1, to));
        take(work.name(), answer);
    }

    /** Has this machine log in to some, as {@link #OWN}. */
    public void logIn(OwnKeys here, NodeSet to) throws IOException {
        take(OWN, here.run(KeyScript.LOGINS, ways(0, to)));
    }

    /** Returns what {@link KeyScript#LOGINS} reads: each node begins with another, or all would knock at one door at once. */
    private String ways(int first, NodeSet to) {
        List<String> order = to.stream().collect(Collectors.toCollection(ArrayList::new));
        Collections.rotate(order, -first);
        StringBuilder input = new StringBuilder(mark).append('\n');
        for (String name : order) {
            input.append(names.indexOf(name))
                    .append(' ')
                    .append(nodes.get(name).way())
                    .append('\n');
        }
        return input.toString();
    }

    private void take(String from, String answer) {
        Map<String, String> answers = new HashMap<>();
        answer.lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            if (words.length == 2 && words[0].matches("[0-9]{1,6}") && Integer.parseInt(words[0]) < names.size()) {
                answers.put(names.get(Integer.parseInt(words[0])), words[1].equals("ok") ? "" : words[1]);
            }
        });
        logins.put(from, answers);
    }

    /** Has this machine know the hosts. Returns how many lines of its file changed. */
    public int know(OwnKeys here, boolean write) throws IOException {
        return here.know(text -> KnownHosts.with(text, hosts()), write);
    }

    private List<KnownHosts.Host> hosts() {
        return known().stream().map(name -> nodes.get(name).host()).toList();
    }

    /**
     * Returns how a node's login to another went.
     *
     * @return empty where it was not tried or nothing was heard of it; the empty string if it succeeded; else why not, in
     *     the words of ssh
     */
    public Optional<String> login(String from, String to) {
        return Optional.ofNullable(logins.getOrDefault(from, Map.of()).get(to));
    }
}
