package pish.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import pish.exec.Links;
import pish.node.Cluster;
import pish.node.Node;
import pish.transport.ChannelUse;
import pish.transport.Connection;
import pish.transport.ExitStatus;
import pish.transport.HostKey;
import pish.transport.Prompter;
import pish.transport.RemoteProcess;
import pish.transport.RemoteTerminal;
import pish.transport.Stream;
import pish.transport.TerminalRequest;
import pish.transport.Transport;
import pish.transport.UnknownHostKey;

/** Four nodes without a network, whose every process prints the same and ends. */
final class Lab implements Transport {
    final List<String> commands = new CopyOnWriteArrayList<>();
    volatile String output = "";

    static Cluster cluster(int nodes) {
        return Cluster.of(
                IntStream.rangeClosed(1, nodes)
                        .mapToObj(i -> Node.of("pi%02d".formatted(i)))
                        .toList(),
                Optional.empty());
    }

    Links links() {
        return new Links(Node::of, this, 4);
    }

    @Override
    public Connection open(Node node, Prompter prompter) {
        return new Connection() {
            @Override
            public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener) {
                commands.add(command);
                byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
                listener.output(Stream.STDOUT, bytes, 0, bytes.length);
                listener.exited(ExitStatus.OK);
                listener.closed("");
                return new Ended();
            }

            @Override
            public RemoteTerminal startTerminal(
                    String command, TerminalRequest terminal, RemoteProcess.Listener listener) throws IOException {
                throw new IOException("no terminal here");
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void onLost(Consumer<String> listener) {}

            @Override
            public void close() {}
        };
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
    public void trust(Collection<UnknownHostKey> keys) throws IOException {
        throw new IOException("nobody is a stranger here");
    }

    @Override
    public void setPasswordOnTheWay(Node host, char[] password) {}

    @Override
    public void setPassword(Node node, char[] password) {}

    @Override
    public void forgetPassword(Node node) {}

    @Override
    public void close() {}

    private static final class Ended implements RemoteProcess {
        @Override
        public void write(byte[] bytes) throws IOException {
            throw new IOException("ended");
        }

        @Override
        public void send(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("ended");
        }

        @Override
        public void closeInput() {}

        @Override
        public void signal(String name) {}

        @Override
        public void consumed(int bytes) {}

        @Override
        public void close() {}
    }
}
