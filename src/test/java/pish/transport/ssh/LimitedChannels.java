package pish.transport.ssh;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import pish.demo.NodeChannel;

/** Makes session channels as sshd does, but no more at once on a connection than MaxSessions. */
final class LimitedChannels implements ChannelFactory {
    private static final AttributeKey<AtomicInteger> OPEN = new AttributeKey<>();

    private final IntSupplier maxSessions;
    private final BooleanSupplier signals;

    LimitedChannels(IntSupplier maxSessions, BooleanSupplier signals) {
        this.maxSessions = maxSessions;
        this.signals = signals;
    }

    @Override
    public String getName() {
        return "session";
    }

    @Override
    public Channel createChannel(Session session) {
        return new Limited();
    }

    private final class Limited extends NodeChannel {
        @Override
        public OpenFuture open(long recipient, long windowSize, long packetSize, Buffer buffer) {
            AtomicInteger open = getSession().computeAttributeIfAbsent(OPEN, key -> new AtomicInteger());
            if (open.get() >= maxSessions.getAsInt()) {
                OpenFuture refused = new DefaultOpenFuture(this, this);
                refused.setException(new SshChannelOpenException(
                        getChannelId(), SshConstants.SSH_OPEN_CONNECT_FAILED, "open failed"));
                return refused;
            }
            open.incrementAndGet();
            addCloseFutureListener(closed -> open.decrementAndGet());
            return super.open(recipient, windowSize, packetSize, buffer);
        }

        @Override
        protected RequestHandler.Result handleSignalParsed(String name) throws IOException {
            return signals.getAsBoolean() ? super.handleSignalParsed(name) : RequestHandler.Result.ReplyFailure;
        }
    }
}
