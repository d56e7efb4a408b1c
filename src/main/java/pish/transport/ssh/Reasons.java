package pish.transport.ssh;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.common.DisconnectReason;

/** Says in one short clause, as ssh would, why something on the network failed. */
final class Reasons {
    private static final int MAX_LENGTH = 200;

    private Reasons() {}

    /** Returns the clause for a failure. */
    static String of(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return "could not resolve " + clean(String.valueOf(t.getMessage()));
            }
            if (t instanceof SocketTimeoutException || t instanceof TimeoutException) {
                return "connection timed out";
            }
            if (t instanceof NoRouteToHostException) {
                return "no route to host";
            }
            if (t instanceof ConnectException) {
                return clean(String.valueOf(t.getMessage())).replace(" (Connection refused)", "");
            }
            if (t instanceof EOFException) {
                return "connection closed by the node";
            }
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : clean(message);
    }

    /** Returns the clause for a disconnect. */
    static String of(DisconnectReason reason, String message) {
        if (message != null && message.contains("EOF")) {
            return "connection closed by the node";
        }
        if (message != null && !message.isBlank()) {
            return clean(message);
        }
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Returns a text from outside on one line, bounded, without control characters. */
    static String clean(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        String cut = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) + "…" : line;
        return cut.isEmpty() ? cut : Character.toLowerCase(cut.charAt(0)) + cut.substring(1);
    }
}
