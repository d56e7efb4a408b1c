package pish.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.PtyMode;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;

/**
 * A session channel that behaves as OpenSSH's does where MINA's does not: signals reach the process group, the exit
 * status goes out when the process ends and not when its output does, death by a signal is told as {@code exit-signal},
 * and a terminal is refused where this machine cannot make one.
 *
 * <p>Source: RFC 4254, section 6; session.c of OpenSSH 9.2 for which signals and variables are taken.
 */
public class NodeChannel extends ChannelSession {
    private static final Set<String> SIGNALS =
            Set.of("ABRT", "ALRM", "FPE", "HUP", "ILL", "INT", "KILL", "PIPE", "QUIT", "SEGV", "TERM", "USR1", "USR2");

    @Override
    protected RequestHandler.Result handleSignalParsed(String name) throws IOException {
        return SIGNALS.contains(name) && commandInstance instanceof ProcessCommand command && command.signal(name)
                ? RequestHandler.Result.ReplySuccess
                : RequestHandler.Result.ReplyFailure;
    }

    @Override
    protected RequestHandler.Result handlePtyReqParsed(
            String term, int columns, int rows, int width, int height, Map<PtyMode, Integer> modes) throws IOException {
        return PseudoTerminal.available()
                ? super.handlePtyReqParsed(term, columns, rows, width, height, modes)
                : RequestHandler.Result.ReplyFailure;
    }

    @Override
    protected RequestHandler.Result handleEnvParsed(String name, String value) throws IOException {
        return name.equals("LANG") || name.startsWith("LC_")
                ? super.handleEnvParsed(name, value)
                : RequestHandler.Result.ReplyFailure;
    }

    /** Tells the client the exit status, 0 to 255. */
    void exited(int status) throws IOException {
        sendExitStatus(status);
    }

    /** Tells the client the signal, without {@code SIG}, that ended the process. */
    void killed(String signal) throws IOException {
        if (exitStatusSent.getAndSet(true)) {
            return;
        }
        Buffer buffer = getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
        buffer.putUInt(getRecipient());
        buffer.putString("exit-signal");
        buffer.putBoolean(false);
        buffer.putString(signal);
        buffer.putBoolean(false);
        buffer.putString("");
        buffer.putString("");
        writePacket(buffer);
    }

    /** Ends the channel: the process has ended and all its output is sent. */
    void finish() {
        try {
            if (!isClosing()) {
                sendEof();
            }
        } catch (IOException e) {
            // the connection is gone; closing is all that is left
        }
        commandExitFuture.setClosed();
        close(false);
    }
}
