package pish.sweep;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Asks behind routers who is there: by TCP, where a refusal is life too, and then by ping(8) where that is installed. */
final class DistantProbe implements Attempt.Listener {
    /** Ports of what hosts on networks like these serve, one of which mostly answers or refuses: ssh, web, smb, dns. */
    private static final List<Integer> PORTS = List.of(22, 80, 443, 445, 53, 8080);

    private final Connects connects;
    private final Pings pings;
    private final Consumer<Ipv4> found;
    private final Map<Ipv4, Integer> silent = new HashMap<>();

    /**
     * Makes a probe.
     *
     * @param found takes everybody who answers
     */
    DistantProbe(Connects connects, Consumer<Ipv4> found) {
        this.connects = connects;
        this.found = found;
        this.pings = new Pings(found);
    }

    boolean hasRoom() {
        return connects.hasRoom(PORTS.size()) && pings.hasRoom();
    }

    /** Returns how many have not answered so far. */
    int waiting() {
        return silent.size() + pings.waiting();
    }

    void ask(Ipv4 address) throws IOException {
        silent.put(address, 0);
        for (int port : PORTS) {
            if (silent.containsKey(address)) {
                connects.start(new Attempt(address, port, false, this));
            }
        }
    }

    /** Takes in what has come of pings. */
    void look() {
        pings.look();
    }

    @Override
    public void answered(Ipv4 address, int port, boolean open, Duration latency) {
        if (silent.remove(address) != null) {
            found.accept(address);
        }
    }

    @Override
    public void silent(Ipv4 address, int port) {
        if (silent.computeIfPresent(address, (a, count) -> count + 1) != null && silent.get(address) == PORTS.size()) {
            silent.remove(address);
            pings.ask(address);
        }
    }

    @Override
    public void identified(Ipv4 address, String software) {
        // whoever is found is asked for that by itself
    }

    void close() {
        pings.close();
    }
}
