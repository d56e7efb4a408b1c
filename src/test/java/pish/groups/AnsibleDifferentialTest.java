package pish.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.syntax.SyntaxError;

/** Asks ansible-core, where that is installed, and pish what generated inventories say. */
final class AnsibleDifferentialTest {
    private static final long SEED = Long.getLong("pish.ansible.seed", 20_260_103);
    private static final int COUNT = Integer.getInteger("pish.ansible.count", 1_000);

    @Test
    void groupsAndWaysToHostsAreThoseOfAnsible(@TempDir Path folder) throws Exception {
        assumeTrue(Ansible.installed(), "Debian's ansible-core is not installed");
        Inventories inventories = new Inventories(SEED);
        int errors = 0;
        try (Ansible ansible = new Ansible()) {
            for (int i = 0; i < COUNT; i++) {
                String text = inventories.next();
                Map<String, String> told = ansible.ask(Files.writeString(folder.resolve("hosts"), text));
                assertThat(describe(text))
                        .as("seed %d, number %d:%n%s", SEED, i, text)
                        .isEqualTo(told);
                errors += told.containsKey("error") ? 1 : 0;
            }
        }
        System.out.printf("%d inventories, %d of them errors, seed %d: as in Ansible%n", COUNT, errors, SEED);
        assertThat(errors).isBetween(COUNT / 20, COUNT / 2);
    }

    private static Map<String, String> describe(String text) throws IOException {
        AnsibleInventory inventory = new AnsibleInventory();
        try {
            AnsibleFile.read("hosts", text, inventory);
        } catch (SyntaxError e) {
            return Map.of("error", "error");
        }
        if (inventory.complete().isPresent()) {
            return Map.of("error", "error");
        }
        Map<String, String> said = new TreeMap<>();
        for (String group : inventory.groups()) {
            said.put(
                    group,
                    inventory.hosts(group).orElseThrow().stream().sorted().collect(Collectors.joining(",")));
        }
        for (String host : inventory.hosts()) {
            Map<String, String> variables = inventory.variables(host);
            said.put(
                    "host " + host,
                    Stream.of("host", "port", "user")
                            .map(key -> variables.getOrDefault("ansible_" + key, ""))
                            .collect(Collectors.joining(" ")));
        }
        return said;
    }
}
