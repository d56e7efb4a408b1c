package pish.sweep;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs ping(8), which may do what an ordinary program may not, a second for each address. */
final class Pings {
    private static final int MOST = 64;

    private final Map<Ipv4, Process> running = new LinkedHashMap<>();
    private final List<Ipv4> waiting = new ArrayList<>();
    private final Consumer<Ipv4> found;
    private final boolean installed = installed();

    Pings(Consumer<Ipv4> found) {
        this.found = found;
    }

    private static boolean installed() {
        for (String folder : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "ping"))) {
                return true;
            }
        }
        return false;
    }

    boolean hasRoom() {
        return waiting.size() < MOST;
    }

    int waiting() {
        return running.size() + waiting.size();
    }

    void ask(Ipv4 address) {
        if (installed) {
            waiting.add(address);
        }
    }

    /** Takes in which have ended, and starts others. */
    void look() {
        for (Iterator<Map.Entry<Ipv4, Process>> entries = running.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<Ipv4, Process> entry = entries.next();
            if (!entry.getValue().isAlive()) {
                entries.remove();
                if (entry.getValue().exitValue() == 0) {
                    found.accept(entry.getKey());
                }
            }
        }
        while (!waiting.isEmpty() && running.size() < MOST) {
            start(waiting.remove(0));
        }
    }

    private void start(Ipv4 address) {
        try {
            running.put(
                    address,
                    new ProcessBuilder("ping", "-n", "-q", "-c", "1", "-W", "1", address.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            waiting.clear(); // no more processes to be had: what TCP says has to do
        }
    }

    void close() {
        running.values().forEach(Process::destroy);
    }
}
