package pish.transport.ssh;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.util.Readable;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.server.ServerFactoryManager;
import org.apache.sshd.server.session.ServerSessionImpl;

/** A server's side of a connection that can stop taking what comes. */
final class FreezableSession extends ServerSessionImpl {
    private final Deque<Readable> held = new ArrayDeque<>();
    private final Object gate = new Object();
    private boolean frozen;

    FreezableSession(ServerFactoryManager server, IoSession connection) throws Exception {
        super(server, connection);
    }

    @Override
    public void messageReceived(Readable message) throws Exception {
        synchronized (gate) {
            if (frozen) {
                // a read was under way when reading was suspended; its buffer is used again
                byte[] bytes = new byte[message.available()];
                message.getRawBytes(bytes, 0, bytes.length);
                held.add(new ByteArrayBuffer(bytes));
                return;
            }
        }
        super.messageReceived(message);
    }

    void freeze() {
        synchronized (gate) {
            frozen = true;
        }
        getIoSession().suspendRead();
    }

    void thaw() throws Exception {
        synchronized (gate) {
            frozen = false;
        }
        for (Readable message = held.poll(); message != null; message = held.poll()) {
            super.messageReceived(message);
        }
        getIoSession().resumeRead();
    }
}
