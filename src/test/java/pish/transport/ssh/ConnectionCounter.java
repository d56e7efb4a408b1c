package pish.transport.ssh;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Counts connections as they are made. */
record ConnectionCounter(AtomicInteger count) implements SessionListener {
    @Override
    public void sessionCreated(Session session) {
        count.incrementAndGet();
    }
}
