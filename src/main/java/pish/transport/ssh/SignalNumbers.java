package pish.transport.ssh;

import net.schmizz.sshj.connection.channel.direct.Signal;

/** Numbers of the signals that SSH knows by name (RFC 4254 section 6.10), as Linux numbers them. */
final class SignalNumbers {
    private SignalNumbers() {}

    /** Returns the signal's number; that of SIGTERM for one that has no fixed number. */
    static int of(Signal signal) {
        if (signal == null) {
            return 15;
        }
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case ILL -> 4;
            case ABRT -> 6;
            case FPE -> 8;
            case KILL -> 9;
            case USR1 -> 10;
            case SEGV -> 11;
            case USR2 -> 12;
            case PIPE -> 13;
            case ALRM -> 14;
            default -> 15;
        };
    }
}
