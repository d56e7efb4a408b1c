package pish.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps a copy of all that comes over a connection, frames included. */
final class FrameTap {
    private final Map<Stream, ByteArrayOutputStream> seen = new EnumMap<>(Stream.class);

    /** Returns the connection, listened in to. */
    Connection around(Connection connection) {
        return new Tapped(connection);
    }

    /** Returns what came on a stream so far. */
    synchronized byte[] seen(Stream stream) {
        return of(stream).toByteArray();
    }

    private synchronized void keep(Stream stream, byte[] buffer, int offset, int length) {
        of(stream).write(buffer, offset, length);
    }

    private ByteArrayOutputStream of(Stream stream) {
        return seen.computeIfAbsent(stream, s -> new ByteArrayOutputStream());
    }

    private final class Tapped implements Connection {
        private final Connection connection;

        Tapped(Connection connection) {
            this.connection = connection;
        }

        @Override
        public RemoteProcess start(ChannelUse use, String command, byte[] first, RemoteProcess.Listener listener)
                throws IOException {
            return connection.start(use, command, first, new RemoteProcess.Listener() {
                @Override
                public void output(Stream stream, byte[] buffer, int offset, int length) {
                    keep(stream, buffer, offset, length);
                    listener.output(stream, buffer, offset, length);
                }

                @Override
                public void exited(ExitStatus status) {
                    listener.exited(status);
                }

                @Override
                public void closed(String lost) {
                    listener.closed(lost);
                }
            });
        }

        @Override
        public RemoteTerminal startTerminal(String command, TerminalRequest terminal, RemoteProcess.Listener listener)
                throws IOException {
            return connection.startTerminal(command, terminal, listener);
        }

        @Override
        public boolean isOpen() {
            return connection.isOpen();
        }

        @Override
        public void onLost(Consumer<String> listener) {
            connection.onLost(listener);
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
