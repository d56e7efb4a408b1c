package pish.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.groups.AnsibleWords.Fault;
import pish.node.NodeSet;

/**
 * The hosts that one word of an Ansible inventory means: a name, an address, or ranges as in {@code web[01:50].lan} and
 * {@code db-[a:f]}, with a step as in {@code [0:20:5]}; a port may follow a colon.
 *
 * @param port as it is written, or the empty string
 */
record AnsibleHosts(List<String> names, String port) {
    private static final Pattern BRACKETED = Pattern.compile("\\[(.+)\\]:([0-9]+)");
    private static final Pattern WITH_PORT = Pattern.compile("((?:[^:\\[\\]]|\\[[^\\]]*\\])*):([0-9]+)");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Reads a word. */
    static AnsibleHosts of(String word, Fault fault) {
        String hosts = word;
        String port = "";
        for (Pattern pattern : List.of(BRACKETED, WITH_PORT)) {
            Matcher matcher = pattern.matcher(hosts);
            if (matcher.matches()) {
                hosts = matcher.group(1);
                port = matcher.group(2);
            }
        }
        if (hosts.endsWith(":")) {
            throw fault.of(word + " ends in a colon", "pish reads inventories in INI form, not in YAML");
        }
        List<String> names = new ArrayList<>();
        expand(hosts, fault, names);
        return new AnsibleHosts(names, port);
    }

    private static void expand(String text, Fault fault, List<String> names) {
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        if (open < 0) {
            names.add(text);
            return;
        }
        if (close < open) {
            throw fault.of("a range is not closed in " + text, "write web[01:50]");
        }
        String[] bounds = text.substring(open + 1, close).split(":", -1);
        if (bounds.length < 2 || bounds.length > 3) {
            throw fault.of("not a range: " + text.substring(open, close + 1), "write web[01:50] or web[0:20:5]");
        }
        for (String index : indices(bounds, fault)) {
            if (names.size() >= NodeSet.MAX_SIZE) {
                throw fault.of("more than " + NodeSet.MAX_SIZE + " hosts", "write shorter ranges");
            }
            expand(text.substring(0, open) + index + text.substring(close + 1), fault, names);
        }
    }

    private static List<String> indices(String[] bounds, Fault fault) {
        String low = bounds[0].isEmpty() ? "0" : bounds[0];
        String high = bounds[1];
        String by = bounds.length == 2 ? "1" : bounds[2];
        String shown = "[" + String.join(":", bounds) + "]";
        if (!by.matches("[1-9][0-9]{0,8}")) {
            throw fault.of("bad step in " + shown, "write a number of 1 or more");
        }
        int step = Integer.parseInt(by);
        int first = LETTERS.indexOf(low);
        int last = LETTERS.indexOf(high);
        if (low.length() == 1 && high.length() == 1 && first >= 0 && last >= 0) {
            if (first > last) {
                throw fault.of("range " + shown + " runs backwards", "write its lower end first");
            }
            List<String> letters = new ArrayList<>();
            for (int i = first; i <= last; i += step) {
                letters.add(LETTERS.substring(i, i + 1));
            }
            return letters;
        }
        if (!NUMBER.matcher(low).matches() || !NUMBER.matcher(high).matches()) {
            throw fault.of("not a range: " + shown, "write numbers or single letters, as in [01:50] or [a:f]");
        }
        return numbers(low, high, step, shown, fault);
    }

    private static List<String> numbers(String low, String high, int step, String shown, Fault fault) {
        boolean padded = low.startsWith("0") && low.length() > 1;
        if (padded && low.length() != high.length()) {
            throw fault.of("range " + shown + " has ends of different width", "write both with as many digits");
        }
        long from = Long.parseLong(low);
        long to = Long.parseLong(high);
        if (from > to) {
            throw fault.of("range " + shown + " runs backwards", "write its lower end first");
        }
        if (to - from >= (long) NodeSet.MAX_SIZE * step) {
            throw fault.of("more than " + NodeSet.MAX_SIZE + " hosts in " + shown, "write shorter ranges");
        }
        List<String> numbers = new ArrayList<>();
        for (long number = from; number <= to; number += step) {
            String digits = Long.toString(number);
            numbers.add(padded ? "0".repeat(Math.max(0, low.length() - digits.length())) + digits : digits);
        }
        return numbers;
    }
}
