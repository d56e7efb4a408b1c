package pish.transport;

import java.util.Optional;
import pish.node.Node;

/** Why a node could not be reached, in one short clause that a person understands. */
public final class ConnectFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient UnknownHostKey hostKey;
    private final transient Node onTheWay;

    /**
     * Reports a failure.
     *
     * @param kind what sort it is, which decides whether asking the user could mend it
     * @param reason one short clause, for example {@code connection refused}
     */
    public ConnectFailure(Kind kind, String reason) {
        this(kind, reason, null, null);
    }

    /** Reports that the node's host key is not known. */
    public ConnectFailure(UnknownHostKey hostKey) {
        this(Kind.HOST_KEY_UNKNOWN, "its host key is not known", hostKey, null);
    }

    private ConnectFailure(Kind kind, String reason, UnknownHostKey hostKey, Node onTheWay) {
        super(reason);
        this.kind = kind;
        this.hostKey = hostKey;
        this.onTheWay = onTheWay;
    }

    /** Returns the same failure as one of a host on the way to the node. */
    public ConnectFailure of(Node host) {
        String reason = "on the way, " + host.name() + ": " + getMessage();
        return onTheWay == null ? new ConnectFailure(kind, reason, hostKey, host) : this;
    }

    /** Returns the host on the way to the node that it is about, with the account there; empty where it is the node itself. */
    public Optional<Node> onTheWay() {
        return Optional.ofNullable(onTheWay);
    }

    /** Returns whether the node itself may have another address: nobody answered, or somebody with another host key. */
    public boolean mayBeElsewhere() {
        return onTheWay == null && (kind == Kind.UNREACHABLE || kind == Kind.HOST_KEY_REFUSED);
    }

    /** Returns what sort of failure it is. */
    public Kind kind() {
        return kind;
    }

    /** Returns the key that is not known, for {@link Kind#HOST_KEY_UNKNOWN}. */
    public Optional<UnknownHostKey> hostKey() {
        return Optional.ofNullable(hostKey);
    }

    /** Sorts of failure. */
    public enum Kind {
        /** Nobody answers there, or not in time, or not as SSH does. */
        UNREACHABLE,
        /** The node's host key is not in known_hosts. */
        HOST_KEY_UNKNOWN,
        /** The node's host key is not the one in known_hosts, or is revoked. */
        HOST_KEY_REFUSED,
        /** No key was accepted, and the node would take a password that nobody has given yet. */
        PASSWORD_NEEDED,
        /** The password was refused. */
        PASSWORD_REFUSED,
        /** Nothing that can be offered was accepted. */
        LOGIN_REFUSED
    }
}
