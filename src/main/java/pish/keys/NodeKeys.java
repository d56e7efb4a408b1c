package pish.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.node.Node;

/** What a node has told of itself and its keys; everything in it is a node's word. */
final class NodeKeys {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@\\\\-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f.:]{2,64}(%[A-Za-z0-9_.-]{1,32})?");
    private static final int LAST_PORT = 65535;

    private final Node node;
    private final List<Integer> shares = new ArrayList<>();
    private final List<PublicKey> hostKeys = new ArrayList<>();
    private String user;
    private String address;
    private int port;
    private Optional<PublicKey> key = Optional.empty();

    /** Reads the answer of {@link KeyScript#LOOK}. */
    NodeKeys(Node node, String answer) {
        this.node = node;
        this.user = node.user();
        this.address = node.address();
        this.port = node.effectivePort();
        answer.lines().forEach(this::take);
    }

    /** Takes what is known of a node that has another name now. */
    NodeKeys(NodeKeys other, String name) {
        Node old = other.node;
        boolean named = !old.address().equals(old.name());
        this.node = old.withName(name).withAddress(named ? old.address() : other.address);
        this.shares.addAll(other.shares);
        this.hostKeys.addAll(other.hostKeys);
        this.user = other.user;
        this.address = other.address;
        this.port = other.port;
        key(other.key);
    }

    private void take(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "share" -> number(words, 1).ifPresent(shares::add);
            case "user" -> {
                if (words.length == 2 && ACCOUNT.matcher(words[1]).matches()) {
                    user = words[1];
                }
            }
            case "at" -> {
                Optional<Integer> number = number(words, 2);
                if (number.isPresent() && ADDRESS.matcher(words[1]).matches()) {
                    address = words[1];
                    port = number.get();
                }
            }
            case "host" -> PublicKey.parse(line.substring(words[0].length())).ifPresent(hostKeys::add);
            default -> {
                // start-up files print what they like
            }
        }
    }

    private static Optional<Integer> number(String[] words, int index) {
        return words.length > index && words[index].matches("[0-9]{1,6}") && Integer.parseInt(words[index]) <= LAST_PORT
                ? Optional.of(Integer.parseInt(words[index]))
                : Optional.empty();
    }

    Node node() {
        return node;
    }

    /** Returns the numbers of all nodes with which it shares its home folder, its own included. */
    List<Integer> shares() {
        return shares;
    }

    List<PublicKey> hostKeys() {
        return hostKeys;
    }

    /** Returns the key by which its account logs in elsewhere, once that is known. */
    Optional<PublicKey> key() {
        return key;
    }

    void key(Optional<PublicKey> found) {
        // by its comment the key is found again when the node is gone
        key = found.map(one -> one.withComment(comment()));
    }

    /** Returns what keys of the node have as their comment. */
    String comment() {
        return user + "@" + node.name();
    }

    /** Returns where it answers, which tells machines apart. */
    String place() {
        return address + " " + port;
    }

    /** Returns how other nodes reach it: {@code USER PORT ADDRESS}. */
    String way() {
        return user + " " + port + " " + address;
    }

    /** Returns the host as known_hosts files are to have it. */
    KnownHosts.Host host() {
        List<String> names = new ArrayList<>();
        for (String name : List.of(node.name(), node.address(), address)) {
            String there = port == Node.SSH_PORT ? name : "[" + name + "]:" + port;
            if (!names.contains(there)) {
                names.add(there);
            }
        }
        return new KnownHosts.Host(names, hostKeys);
    }
}
