package pish.node;

import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * One operand of a node specification taken apart: {@code user@hosts:port}, {@code [fe80::1]:22}, {@code @group}.
 *
 * @param user the account, or the empty string
 * @param hosts a node set, or one IPv6 address without brackets
 * @param literal whether {@code hosts} is an address and no node set
 * @param port 1 to 65535, or 0 where none is given
 * @param start where {@code hosts} begins in the operand
 */
record HostAddress(String user, String hosts, boolean literal, int port, int start) {
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\[\\]]*:[^\\[\\]]*)\\](?::(.*))?");
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}/=-][^\\s\\p{Cntrl}/=]*");

    /** Takes an operand apart. */
    static HostAddress parse(String operand) {
        // a leading @ is a group's, and names a user only where something stands before it
        int at = operand.indexOf('@');
        int start = at > 0 ? at + 1 : 0;
        var user = at > 0 ? operand.substring(0, at) : "";
        var hosts = operand.substring(start);
        var bracketed = BRACKETED.matcher(hosts);
        if (bracketed.matches()) {
            int port = bracketed.group(2) == null ? 0 : port(operand, bracketed.group(2));
            return new HostAddress(user, bracketed.group(1), true, port, start + 1);
        }
        int colon = hosts.indexOf(':');
        if (colon < 0 || hosts.startsWith("@")) {
            return new HostAddress(user, hosts, false, 0, start);
        }
        if (hosts.indexOf(':', colon + 1) >= 0) {
            return new HostAddress(user, hosts, !hosts.contains("["), 0, start);
        }
        int port = port(operand, hosts.substring(colon + 1));
        return new HostAddress(user, hosts.substring(0, colon), false, port, start);
    }

    private static int port(String operand, String digits) {
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            int start = operand.length() - digits.length();
            var message = digits.isEmpty() ? "no port after the colon" : "bad port " + digits;
            throw new SyntaxError(message, operand, start, operand.length(), "write 1 to 65535");
        }
        return port;
    }

    /** Returns whether a name can be that of a host: no white space, no option, no path, no assignment. */
    static boolean isHostName(String name) {
        return NAME.matcher(name).matches();
    }
}
