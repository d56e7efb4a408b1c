package pish.exec;

import java.util.Optional;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.LinkState;
import pish.transport.Prompter;
import pish.transport.ShellKind;

/** root's shell on a node, with a state of its own, over the connection of the node's link. */
final class RootLink extends Link {
    private final Link base;

    RootLink(Link base) {
        super(base.node(), ShellKind.ROOT);
        this.base = base;
    }

    @Override
    public synchronized LinkState state() {
        return base.state();
    }

    @Override
    synchronized Connection open() {
        return base.open();
    }

    @Override
    synchronized ConnectFailure failure() {
        return base.failure();
    }

    @Override
    Joined connect(Prompter prompter) throws ConnectFailure {
        return base.connect(prompter);
    }

    @Override
    synchronized Optional<String> unreachable() {
        return base.unreachable();
    }
}
