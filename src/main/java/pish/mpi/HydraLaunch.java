package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MPICH's: mpiexec prints the command of each host's proxy, in order, and ranks print by way of mpiexec. */
final class HydraLaunch implements Launch {
    private static final String NO_INPUT = " </dev/null";

    private final List<ProxyCommand> proxies = new ArrayList<>();
    private boolean complete;
    private boolean strange;
    private boolean begun;

    @Override
    public boolean line(String line) {
        if (line.equals(ProxyCommand.END)) {
            complete = true;
        } else if (begun || !ProxyCommand.is(line)) {
            return false;
        } else {
            Optional<ProxyCommand> proxy = ProxyCommand.read(line);
            proxy.ifPresent(proxies::add);
            strange |= proxy.isEmpty();
        }
        return true;
    }

    @Override
    public Optional<String> go(List<NodePost> posts, HubWord hub) {
        if (!complete || begun) {
            return Optional.empty();
        }
        if (strange || proxies.size() != posts.size()) {
            return Optional.of("mpiexec wants proxies started in a way that is not known");
        }
        begun = true;
        for (int i = 0; i < posts.size(); i++) {
            posts.get(i).start(proxies.get(i).to(hub.reachedFrom(posts.get(i))) + NO_INPUT);
        }
        return Optional.empty();
    }

    @Override
    public boolean hasBegun() {
        return begun;
    }

    @Override
    public boolean isTelling(List<NodePost> posts) {
        return false;
    }
}
