package pish.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes Ansible inventories in INI form from a seed, right ones and, here and there, wrong ones. */
final class Inventories {
    private static final List<String> GROUPS = List.of("web", "db", "lb", "x-1", "all", "ungrouped");
    // what ungrouped means as a child or with children is left to accident in Ansible
    private static final List<String> NESTED = List.of("all", "lb", "web", "db", "x-1");
    private static final List<String> HOSTS = List.of(
            "n1",
            "n[1:3]",
            "web[01:04]",
            "web[08:11].lan",
            "db-[a:c]",
            "r[1:2]c[0:1]",
            "s[0:6:3]",
            "[:2]x",
            "10.0.0.[9:11]",
            "n2:2222",
            "fe80::1",
            "[fe80::2]:2022",
            "nas");
    private static final List<String> VALUES =
            List.of("a", "22", "'b c'", "\"d\"", "10.0.0.9", "e#f", "007", "\"g 'h'\"", "i\\ j", "", "0", "'1'", "k=l");
    private static final List<String> KEYS = List.of("ansible_host", "ansible_port", "ansible_user", "other");
    private static final List<String> WRONG = List.of(
            "[web",
            "[a b]",
            "[web:nothing]",
            "n1 n2",
            "n[1-3]",
            "n[01:100]",
            "n[:]",
            "n[1:3:0]",
            "n['a",
            "[nobody:vars]",
            "all:",
            "n1 a='b");

    private final Random random;

    Inventories(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        List<String> lines = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            lines.add(host());
        }
        for (int sections = 1 + random.nextInt(5); sections > 0; sections--) {
            section(lines);
        }
        if (random.nextInt(10) > 0) {
            lines.addAll(List.of("[web]", "[lb]", "[db]", "[x-1]"));
        }
        if (random.nextInt(8) == 0) {
            lines.add(random.nextInt(lines.size()), pick(WRONG));
        }
        return String.join("\n", lines) + "\n";
    }

    private void section(List<String> lines) {
        String group = pick(GROUPS);
        switch (random.nextInt(5)) {
            case 0 -> {
                lines.add("[" + group + ":vars]  # of " + group);
                for (int count = random.nextInt(3); count > 0; count--) {
                    lines.add(pick(KEYS) + pick(List.of("=", " = ")) + pick(VALUES) + pick(List.of("", "", " # what")));
                }
                if (random.nextInt(6) == 0) {
                    lines.add("ansible_group_priority=" + random.nextInt(4));
                }
            }
            case 1, 2 -> {
                int parent = random.nextInt(NESTED.size());
                lines.add("[" + NESTED.get(parent) + ":children]");
                for (int count = random.nextInt(3); count > 0 && parent < NESTED.size() - 1; count--) {
                    // now and then in a circle
                    int from = random.nextInt(12) == 0 ? 0 : parent + 1;
                    lines.add(NESTED.get(random.nextInt(from, NESTED.size())) + pick(List.of("", "  # inner")));
                }
            }
            default -> {
                lines.add("[" + group + "]");
                for (int count = random.nextInt(4); count > 0; count--) {
                    lines.add(host());
                }
            }
        }
        lines.add(pick(List.of("", "# a comment", "; another", "  ")));
    }

    private String host() {
        StringBuilder line = new StringBuilder(pick(HOSTS));
        for (int count = random.nextInt(3); count > 0; count--) {
            line.append(pick(List.of(" ", "\t", "  ")))
                    .append(pick(KEYS))
                    .append('=')
                    .append(pick(VALUES));
        }
        return line + pick(List.of("", "", "", " # remark"));
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
