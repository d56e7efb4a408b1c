package pish.transport.ssh;

import java.util.HashSet;
import java.util.Set;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Counts connections that wait for their login, as sshd does for MaxStartups. */
final class BeginningCounter implements SessionListener {
    private final Set<Session> beginning = new HashSet<>();
    private int most;

    /** Returns how many there have been at once. */
    synchronized int most() {
        return most;
    }

    @Override
    public synchronized void sessionCreated(Session session) {
        beginning.add(session);
        most = Math.max(most, beginning.size());
    }

    @Override
    public synchronized void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            beginning.remove(session);
        }
    }

    @Override
    public synchronized void sessionClosed(Session session) {
        beginning.remove(session);
    }
}
