package pish.groups;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;

/**
 * Reads one of Ansible's inventory files in INI form: hosts with variables, and the sections {@code [group]}, {@code
 * [group:children]} and {@code [group:vars]}. The grammar is that of ansible-core 2.14's inventory plugin {@code ini}.
 */
final class AnsibleFile {
    private static final Pattern SECTION = Pattern.compile("\\[([^:\\]\\s]+)(?::(\\w+))?\\]\\s*(?:#.*)?");
    private static final Pattern GROUP = Pattern.compile("([^:\\]\\s]+)\\s*(?:#.*)?");

    private final String file;
    private final AnsibleInventory inventory;
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private String group = AnsibleInventory.UNGROUPED;
    private String section = "hosts";
    private int number;
    private String text = "";

    /** A group that was named before it was declared, by its variables or by the groups that it shall be in. */
    private record Pending(SyntaxError undeclared, List<String> parents) {}

    private AnsibleFile(String file, AnsibleInventory inventory) {
        this.file = file;
        this.inventory = inventory;
    }

    /**
     * Adds what a file says to an inventory.
     *
     * @param file its name, for messages
     * @throws SyntaxError if a line cannot be understood; names the line
     */
    static void read(String file, String content, AnsibleInventory inventory) {
        AnsibleFile reader = new AnsibleFile(file, inventory);
        content.replaceFirst("^\uFEFF", "").lines().forEach(reader::line);
        reader.pending.values().stream().findFirst().ifPresent(undeclared -> {
            throw undeclared.undeclared();
        });
    }

    private void line(String line) {
        number++;
        text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
            return;
        }
        Matcher header = SECTION.matcher(text);
        if (header.matches()) {
            begin(header.group(1), header.group(2) == null ? "hosts" : header.group(2));
        } else if (text.startsWith("[") && text.endsWith("]")) {
            throw fault("not a section", "write [group], [group:children] or [group:vars]");
        } else if (section.equals("hosts")) {
            addHosts();
        } else if (section.equals("vars")) {
            setVariable();
        } else {
            addChild();
        }
    }

    private void begin(String name, String kind) {
        if (!List.of("hosts", "children", "vars").contains(kind)) {
            throw fault("unknown kind of section " + kind, "write [group], [group:children] or [group:vars]");
        }
        group = name;
        section = kind;
        boolean known = inventory.hasGroup(name);
        inventory.addGroup(name);
        if (!kind.equals("vars")) {
            declare(name);
        } else if (!known) {
            pending.putIfAbsent(name, new Pending(undeclared(name), List.of()));
        }
    }

    private void declare(String name) {
        Pending waiting = pending.remove(name);
        if (waiting != null) {
            waiting.parents().forEach(parent -> join(parent, name));
        }
    }

    private SyntaxError undeclared(String name) {
        return fault("no group " + name, "declare it: [" + name + "]");
    }

    private void addHosts() {
        List<String> words = AnsibleWords.split(text, this::fault);
        AnsibleHosts hosts = AnsibleHosts.of(words.get(0), this::fault);
        Map<String, String> variables = new LinkedHashMap<>();
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw fault("not a variable: " + word, "write name=value, and one host or range a line");
            }
            variables.put(word.substring(0, equals), AnsibleWords.value(word.substring(equals + 1)));
        }
        for (String host : hosts.names()) {
            Map<String, String> all = new LinkedHashMap<>();
            if (!hosts.port().isEmpty() && !inventory.hasHost(host)) {
                all.put("ansible_port", hosts.port());
            }
            all.putAll(variables);
            inventory.addHost(group, host, all);
        }
    }

    private void setVariable() {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw fault("not a variable", "write name=value");
        }
        String value = AnsibleWords.value(text.substring(equals + 1).strip());
        inventory.setGroupVariable(group, text.substring(0, equals).strip(), value);
    }

    private void addChild() {
        Matcher named = GROUP.matcher(text);
        if (!named.matches()) {
            throw fault("not a group's name", "write one name of a group on a line");
        }
        String child = named.group(1);
        if (inventory.hasGroup(child) && !pending.containsKey(child)) {
            join(group, child);
            return;
        }
        Pending before = pending.getOrDefault(child, new Pending(undeclared(child), List.of()));
        List<String> parents = new ArrayList<>(before.parents());
        parents.add(group);
        pending.put(child, new Pending(before.undeclared(), parents));
    }

    private void join(String parent, String child) {
        if (!inventory.addChild(parent, child)) {
            throw fault("group " + child + " would contain itself", "take one of them out of the other");
        }
    }

    private SyntaxError fault(String message, String hint) {
        return new SyntaxError(file + ":" + number + ": " + message, text, 0, text.length(), hint);
    }
}
