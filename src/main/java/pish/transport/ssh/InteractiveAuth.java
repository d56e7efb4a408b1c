package pish.transport.ssh;

import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;

/**
 * sshj's keyboard-interactive, with bounds: it would make room for as many answers as a server claims prompts, and ask
 * as often as the server likes.
 */
final class InteractiveAuth extends AuthKeyboardInteractive {
    private static final long MAX_PROMPTS = 16;
    private static final int MAX_ROUNDS = 16;

    private int rounds;

    InteractiveAuth(InteractiveAnswers answers) {
        super(answers);
    }

    /** Called by sshj for every set of prompts. */
    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message == Message.USERAUTH_60 && (++rounds > MAX_ROUNDS || prompts(packet) > MAX_PROMPTS)) {
            throw new UserAuthException("the server asks too much");
        }
        try {
            super.handle(message, packet);
        } catch (InteractiveAnswers.Unanswered nobody) {
            throw new UserAuthException(nobody.getMessage(), nobody);
        }
    }

    /** Returns how many prompts a request holds, and leaves it unread. */
    private static long prompts(SSHPacket packet) throws UserAuthException {
        int start = packet.rpos();
        try {
            packet.readString();
            packet.readString();
            packet.readString();
            return packet.readUInt32();
        } catch (Buffer.BufferException broken) {
            throw new UserAuthException(broken);
        } finally {
            packet.rpos(start);
        }
    }
}
