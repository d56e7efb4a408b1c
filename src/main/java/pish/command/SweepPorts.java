package pish.command;

import java.util.List;
import java.util.TreeSet;
import pish.syntax.SyntaxError;

/** The ports that a sweep is to try. */
final class SweepPorts {
    private static final int LARGEST = 65_535;
    /** More would be a port scan, which is another program's business. */
    private static final int MOST = 32;

    private SweepPorts() {}

    /** Returns them in order; none where none were asked for. */
    static List<Integer> read(Invocation invocation) {
        String text = invocation.options().getOptionValue("ports");
        return text == null ? List.of() : invocation.reading(text, SweepPorts::parse);
    }

    static List<Integer> parse(String text) {
        TreeSet<Integer> ports = new TreeSet<>();
        int start = 0;
        for (String word : text.split(",", -1)) {
            int port = word.matches("[0-9]{1,5}") ? Integer.parseInt(word) : 0;
            if (port < 1 || port > LARGEST) {
                throw new SyntaxError("no port: " + word, text, start, start + word.length(), "write 22,80,443");
            }
            ports.add(port);
            start += word.length() + 1;
        }
        if (ports.size() > MOST) {
            throw new SyntaxError("more than " + MOST + " ports", text, 0, text.length(), "nmap scans ports");
        }
        return List.copyOf(ports);
    }
}
