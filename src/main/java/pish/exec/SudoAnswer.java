package pish.exec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import pish.transport.ChannelUse;
import pish.transport.ExitStatus;
import pish.transport.PasswordRequest;
import pish.transport.RemoteProcess;
import pish.transport.ShellQuoting;
import pish.transport.Stream;
import pish.transport.SudoCommand;

/**
 * A password on its way to one node, over a channel of its own: has sudo there say whether it is right, and only then gives
 * it to the program that waits. So a wrong one costs one failed try and nothing else, and the program waits on. It is on the
 * channel's standard input and in a variable of the shell there, never in arguments or environments.
 */
final class SudoAnswer implements RemoteProcess.Listener {
    private static final Logger LOG = Logger.getLogger(SudoAnswer.class.getName());
    private static final int MOST = 4096;

    // sudo -S reads one line and no byte more; where that is left over, sudo did not want it. -k: what sudo remembers
    // proves nothing
    private static final String CHECK = SudoCommand.PATH + """

            [ -p FIFO ] || exit 11
            case $(command -v printf) in printf) ;; *) echo 'its sh has no printf of its own'; exit 12 ;; esac
            IFS= read -r p
            said=$(printf '%s\\n' "$p" | {
              LC_ALL=C sudo -k -S -p '' -v 2>&1
              s=$?
              if IFS= read -r rest; then [ $s = 0 ] && s=13 || s=12; fi
              exit $s
            })
            s=$?
            case $s in
            0) REPLY || exit 11 ;;
            13) echo 'sudo -v asks for no password there, so none can be checked'; exit 12 ;;
            *) printf '%s\\n' "$said"; [ $s = 12 ] || s=10; exit $s ;;
            esac
            """;

    private final BiConsumer<Result, String> told;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private ExitStatus status = ExitStatus.UNREACHABLE;

    private SudoAnswer(BiConsumer<Result, String> told) {
        this.told = told;
    }

    /**
     * Sends a password.
     *
     * @param password copied
     * @param told takes, once, on any thread, what came of it, and for other results than the first the reason
     */
    static void send(
            Link link, PasswordRequest request, char[] password, Executor workers, BiConsumer<Result, String> told) {
        String script = CHECK.replace("FIFO", ShellQuoting.word(request.fifo()))
                .replace("REPLY", request.reply("printf '+%s\\n' \"$p\""));
        byte[] first = SecretInput.of(script, password);
        workers.execute(() -> {
            SudoAnswer answer = new SudoAnswer(told);
            try {
                String command = ShellQuoting.scriptFromInput(script.length());
                link.start(ChannelUse.WORK, command, first, answer).closeInput();
            } catch (IOException e) {
                told.accept(Result.FAILED, String.valueOf(e.getMessage()));
            } finally {
                Arrays.fill(first, (byte) 0);
            }
        });
    }

    /**
     * Tells a program that waits that there is no password.
     *
     * @param before shell text to run before that
     */
    static void refuse(Link link, PasswordRequest request, Executor workers, String before) {
        workers.execute(() -> {
            String script = before + request.reply("echo -");
            try {
                byte[] first = script.getBytes(StandardCharsets.ISO_8859_1);
                String command = ShellQuoting.scriptFromInput(first.length);
                link.start(ChannelUse.WORK, command, first, new SudoAnswer((result, why) -> {}))
                        .closeInput();
            } catch (IOException e) {
                LOG.log(Level.FINE, "could not tell sudo that there is no password", e);
            }
        });
    }

    /** Answers, on any thread, what was left in the background by a line that has ended: nobody is asked for that. */
    static void late(Link link, PasswordRequest request, SudoPasswords passwords, Executor workers) {
        String node = link.node().name();
        Optional<char[]> known = passwords.get(node);
        if (known.isEmpty()) {
            refuse(link, request, workers, "");
            return;
        }
        send(link, request, known.get(), workers, (result, reason) -> {
            if (result == Result.REFUSED) {
                passwords.refused(node);
            }
            if (result != Result.ACCEPTED) {
                refuse(link, request, workers, "");
            }
        });
        Arrays.fill(known.get(), '\0');
    }

    @Override
    public synchronized void output(Stream stream, byte[] buffer, int offset, int length) {
        said.write(buffer, offset, Math.min(length, MOST - said.size()));
    }

    @Override
    public synchronized void exited(ExitStatus newStatus) {
        status = newStatus;
    }

    @Override
    public void closed(String lost) {
        Result result;
        String reason;
        synchronized (this) {
            result = lost.isEmpty() ? Result.of(status.code()) : Result.FAILED;
            reason = lost.isEmpty() ? lastLine(said.toString(StandardCharsets.UTF_8)) : lost;
        }
        told.accept(result, reason);
    }

    private static String lastLine(String text) {
        String stripped = text.strip();
        return stripped.substring(stripped.lastIndexOf('\n') + 1).replaceAll("\\p{Cntrl}", "?");
    }

    /** What came of a password. */
    enum Result {
        /** sudo takes it, and the program has been given it. */
        ACCEPTED,
        /** sudo does not take it; the program waits on. */
        REFUSED,
        /** The program waits no more. */
        GONE,
        /** Nobody knows whether it is right. */
        FAILED;

        private static Result of(int status) {
            return switch (status) {
                case 0 -> ACCEPTED;
                case 10 -> REFUSED;
                case 11 -> GONE;
                default -> FAILED;
            };
        }
    }
}
