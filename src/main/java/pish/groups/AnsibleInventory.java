package pish.groups;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts, groups and variables that Ansible's inventory files say together. Filled by {@link AnsibleFile}, and then
 * completed.
 */
final class AnsibleInventory {
    static final String ALL = "all";
    static final String UNGROUPED = "ungrouped";

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> hosts = new LinkedHashMap<>();

    /** A group: its own hosts and variables, and the groups in it. */
    private static final class Group {
        private final String name;
        private final Set<String> hosts = new LinkedHashSet<>();
        private final Set<Group> children = new LinkedHashSet<>();
        private final Set<Group> parents = new LinkedHashSet<>();
        private final Map<String, String> variables = new LinkedHashMap<>();
        /** How many groups lie around it at most. */
        private int depth;

        Group(String name) {
            this.name = name;
        }

        int depth() {
            return depth;
        }

        void add(Group child) {
            children.add(child);
            child.parents.add(this);
            child.sink(depth + 1);
        }

        private void sink(int to) {
            if (depth < to) {
                depth = to;
                children.forEach(child -> child.sink(to + 1));
            }
        }

        int priority() {
            String text = variables.getOrDefault("ansible_group_priority", "1");
            return text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : 1;
        }

        /** Adds this and all groups around it. */
        void addWithParents(Set<Group> to) {
            if (to.add(this)) {
                parents.forEach(parent -> parent.addWithParents(to));
            }
        }

        /** Adds this and all groups in it. */
        void addWithChildren(Set<Group> to) {
            if (to.add(this)) {
                children.forEach(child -> child.addWithChildren(to));
            }
        }
    }

    AnsibleInventory() {
        addGroup(ALL);
        addGroup(UNGROUPED);
        addChild(ALL, UNGROUPED);
    }

    /**
     * Puts hosts that are in no group into {@code ungrouped}, and groups that are in none into {@code all}.
     *
     * @return the name of a group that cannot be in {@code all}, if there is one
     */
    Optional<String> complete() {
        Group ungrouped = groups.get(UNGROUPED);
        hosts.keySet().forEach(host -> {
            if (isUngrouped(host)) {
                ungrouped.hosts.add(host);
            } else {
                ungrouped.hosts.remove(host);
            }
        });
        return groups.values().stream()
                .filter(group -> group.parents.isEmpty() && !group.name.equals(ALL))
                .filter(group -> !addChild(ALL, group.name))
                .map(group -> group.name)
                .findFirst();
    }

    private boolean isUngrouped(String host) {
        return groupsOf(host).stream().allMatch(group -> group.name.equals(ALL) || group.name.equals(UNGROUPED));
    }

    void addGroup(String name) {
        groups.computeIfAbsent(name, Group::new);
    }

    boolean hasGroup(String name) {
        return groups.containsKey(name);
    }

    void setGroupVariable(String group, String name, String value) {
        groups.get(group).variables.put(name, value);
    }

    /** Puts a group into another, and returns whether that can be: no group lies in itself. */
    boolean addChild(String parent, String child) {
        Group outer = groups.get(parent);
        Group inner = groups.get(child);
        Set<Group> around = new LinkedHashSet<>();
        outer.addWithParents(around);
        if (around.contains(inner)) {
            return false;
        }
        outer.add(inner);
        return true;
    }

    /**
     * Adds a host to a group.
     *
     * @param variables take the place of those of the same name that it has
     */
    void addHost(String group, String host, Map<String, String> variables) {
        groups.get(group).hosts.add(host);
        hosts.computeIfAbsent(host, unseen -> new LinkedHashMap<>()).putAll(variables);
    }

    boolean hasHost(String host) {
        return hosts.containsKey(host);
    }

    Collection<String> hosts() {
        return hosts.keySet();
    }

    Collection<String> groups() {
        return groups.keySet();
    }

    /** Returns the hosts of a group and of all groups in it, or empty where there is no such group. */
    Optional<Collection<String>> hosts(String group) {
        return Optional.ofNullable(groups.get(group)).map(found -> {
            Set<Group> within = new LinkedHashSet<>();
            found.addWithChildren(within);
            return within.stream()
                    .flatMap(child -> child.hosts.stream())
                    .distinct()
                    .toList();
        });
    }

    /** Returns the groups that a host stands in itself. */
    private List<Group> groupsOf(String host) {
        return groups.values().stream()
                .filter(group -> group.hosts.contains(host))
                .toList();
    }

    /** Returns a host's variables: of its groups the inner ones count for more, and its own for most. */
    Map<String, String> variables(String host) {
        Set<Group> around = new LinkedHashSet<>();
        groupsOf(host).forEach(group -> group.addWithParents(around));
        List<Group> outerFirst = new ArrayList<>(around);
        outerFirst.sort(Comparator.comparingInt(Group::depth)
                .thenComparingInt(Group::priority)
                .thenComparing(group -> group.name));
        Map<String, String> variables = new LinkedHashMap<>();
        outerFirst.forEach(group -> variables.putAll(group.variables));
        variables.putAll(hosts.getOrDefault(host, Map.of()));
        return variables;
    }
}
