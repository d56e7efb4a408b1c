package pish.groups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import pish.node.Node;

/** The groups of Ansible's inventory, as far as that is in files in INI form; read when it is first asked for. */
final class AnsibleGroups implements NamedSource {
    private static final Pattern NAME = Pattern.compile("[^,!&^@*?\\[\\]\\s]+");
    private static final String REMEDY =
            "pish reads inventories in INI form; name one with ANSIBLE_INVENTORY or in ansible.cfg";

    private final AnsibleConfig config;
    private AnsibleInventory inventory;

    AnsibleGroups(AnsibleConfig config) {
        this.config = config;
    }

    private synchronized AnsibleInventory inventory() {
        if (inventory == null) {
            AnsibleInventory read = new AnsibleInventory();
            config.files().forEach(file -> read(file, read));
            read.complete().ifPresent(group -> {
                throw Faults.fault("Ansible's group " + group + " contains all", "take all out of its children");
            });
            inventory = read;
        }
        return inventory;
    }

    private static void read(Path file, AnsibleInventory into) {
        if (!Files.isRegularFile(file)) {
            throw Faults.fault("there is no inventory " + file, REMEDY);
        }
        String content = ConfigFile.read(file);
        boolean program = content.startsWith("#!");
        if (program || file.toString().matches(".*\\.(ya?ml|json|toml)")) {
            throw Faults.fault("the inventory " + file + " is " + (program ? "a program" : "no INI file"), REMEDY);
        }
        AnsibleFile.read(file.toString(), content, into);
    }

    @Override
    public Optional<String> group(String name) {
        return inventory().hosts(name).map(AnsibleGroups::expression);
    }

    private static String expression(Collection<String> hosts) {
        hosts.stream().filter(host -> !NAME.matcher(host).matches()).findFirst().ifPresent(host -> {
            throw Faults.fault("host " + host + " of Ansible's inventory", "no node can be called that: rename it");
        });
        return String.join(",", hosts);
    }

    @Override
    public Optional<String> all() {
        return group(AnsibleInventory.ALL);
    }

    @Override
    public Collection<String> groups() {
        return List.copyOf(inventory().groups());
    }

    @Override
    public Optional<Node> node(String name) {
        AnsibleInventory known = inventory();
        return known.hasHost(name)
                ? Optional.of(new AnsibleNode(name, known.variables(name)).node())
                : Optional.empty();
    }
}
