package pish.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import pish.node.Node;
import pish.transport.ChannelUse;
import pish.transport.ConnectFailure;
import pish.transport.Connection;
import pish.transport.HostKey;
import pish.transport.Prompter;
import pish.transport.RemoteProcess;
import pish.transport.RemoteTerminal;
import pish.transport.TerminalRequest;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** A transport without a network: each node's processes run on this machine. */
final class LocalTransport implements Transport {
    private final Path home;
    private final AtomicInteger opens = new AtomicInteger();
    private final Map<String, String> paths = new ConcurrentHashMap<>();
    private final Set<String> down = ConcurrentHashMap.newKeySet();

    /** Makes one whose processes all have this home folder. */
    LocalTransport(Path home) {
        this.home = home;
    }

    /** Gives a node a host name. */
    void call(String node, String hostName) throws IOException {
        program(node, "uname", "echo '" + hostName + "'");
    }

    /** Gives a node a program, shell text, before all others in its PATH. */
    void program(String node, String name, String text) throws IOException {
        Path folder = Files.createDirectories(home.resolve("bin-" + node));
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        paths.put(node, "PATH='" + folder + "':$PATH; export PATH; ");
    }

    /** Makes a node one that refuses connections. */
    void takeDown(String node) {
        down.add(node);
    }

    /** Returns how many connections were asked for. */
    int opens() {
        return opens.get();
    }

    @Override
    public Connection open(Node node, Prompter prompter) throws ConnectFailure {
        opens.incrementAndGet();
        if (down.contains(node.name())) {
            throw new ConnectFailure(ConnectFailure.Kind.UNREACHABLE, "connection refused");
        }
        return new Local(paths.getOrDefault(node.name(), ""));
    }

    @Override
    public HostKey hostKey(Node node) {
        throw new AssertionError("there are no host keys");
    }

    @Override
    public List<String> forgetHostKeys(Node node) {
        throw new AssertionError("there are no host keys");
    }

    @Override
    public void trust(Collection<UnknownHostKey> keys) {
        throw new AssertionError("there are no host keys");
    }

    @Override
    public void setPasswordOnTheWay(Node host, char[] password) {
        throw new AssertionError("nothing is on the way");
    }

    @Override
    public void setPassword(Node node, char[] password) {
        throw new AssertionError("there are no passwords");
    }

    @Override
    public void forgetPassword(Node node) {
        throw new AssertionError("there are no passwords");
    }

    @Override
    public void close() {
        down.clear();
    }

    private final class Local implements Connection {
        private final Collection<RemoteProcess> processes = new ConcurrentLinkedQueue<>();
        private final String path;
        private volatile boolean open = true;

        Local(String path) {
            this.path = path;
        }

        @Override
        public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
                throws IOException {
            LocalProcess process = LocalProcess.start(home, path + command, listener);
            processes.add(process);
            process.write(first);
            return process;
        }

        @Override
        public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
                throws IOException {
            throw new IOException("no terminal here");
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void onLost(Consumer<String> listener) {
            // this machine does not get lost
        }

        @Override
        public void close() {
            open = false;
            processes.forEach(RemoteProcess::close);
        }
    }
}
