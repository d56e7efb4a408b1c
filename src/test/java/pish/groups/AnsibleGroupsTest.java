package pish.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.node.Cluster;
import pish.node.Node;
import pish.node.NodeSet;
import pish.node.NodeSpec;
import pish.syntax.SyntaxError;

/** Groups and ways to hosts of an Ansible inventory, where it is looked for, and what is said of mistakes in it. */
final class AnsibleGroupsTest {
    private static final String INVENTORY = """
            nas ansible_host=10.0.0.9 ansible_port=2222

            [web]
            web[01:03].lan   ansible_user=www  # three of them
            [db]
            db-[a:b] ansible_ssh_private_key_file=~/.ssh/db
            [site:children]
            web
            db
            [site:vars]
            ansible_user=deploy
            ansible_ssh_common_args='-o ProxyJump=bastion -o ControlMaster=auto -C'
            """;

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private OutsideGroups groups(String inventory) throws IOException {
        Path file = write("hosts", inventory);
        return new OutsideGroups(folder, Map.of("ANSIBLE_INVENTORY", file.toString()));
    }

    @Test
    void groupsAreNodeSets() throws IOException {
        OutsideGroups groups = groups(INVENTORY);

        assertThat(NodeSet.parse("@ansible:site!@ansible:web", groups)).hasToString("db-a,db-b");
        assertThat(NodeSet.parse("@ansible:web", groups)).hasToString("web[01-03].lan");
        assertThat(NodeSet.parse("@ansible:ungrouped", groups)).hasToString("nas");
        assertThat(NodeSet.parse("@ansible:*", groups).size()).isEqualTo(6);
        assertThat(NodeSet.parse("@@ansible", groups).names())
                .containsExactlyInAnyOrder("all", "ungrouped", "web", "db", "site");
        assertThat(groups.sources()).contains("ansible");
    }

    @Test
    void theNodesOfAGroupAreReachedAsTheInventorySays() throws IOException {
        Cluster cluster = Cluster.EMPTY.withOutside(groups(INVENTORY));

        assertThat(NodeSpec.parse("@ansible:all!web[02-03].lan", cluster))
                .containsExactlyInAnyOrder(
                        Node.of("nas").withAddress("10.0.0.9").withPort(2222),
                        Node.of("db-a").withUser("deploy").withKey("~/.ssh/db").withJump("bastion"),
                        Node.of("db-b").withUser("deploy").withKey("~/.ssh/db").withJump("bastion"),
                        Node.of("web01.lan").withUser("www").withJump("bastion"));
        assertThat(NodeSpec.parse("nas", cluster)).containsExactly(Node.of("nas"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[web|hosts:1: a range is not closed in [web|write web[01:50]",
                "[web:child]|hosts:1: unknown kind of section child|write [group], [group:children] or [group:vars]",
                "n1 n2|hosts:1: not a variable: n2|write name=value, and one host or range a line",
                "n[1-3]|hosts:1: not a range: [1-3]|write web[01:50] or web[0:20:5]",
                "n[3:1]|hosts:1: range [3:1] runs backwards|write its lower end first",
                "n[0:9999999]|hosts:1: more than 1000000 hosts in [0:9999999]|write shorter ranges",
                "all:|hosts:1: all: ends in a colon|pish reads inventories in INI form, not in YAML",
                "[a:children]~b|hosts:2: no group b|declare it: [b]",
                "[a:children]~b~[b:children]~a|hosts:4: group a would contain itself|take one of them out of the other",
                "n1 a='b|hosts:1: a quote is never closed|end it with '",
            })
    void mistakesHaveALineAndARemedy(String lines, String message, String hint) throws IOException {
        OutsideGroups groups = groups(lines.replace('~', '\n'));

        SyntaxError error = catchThrowableOfType(SyntaxError.class, () -> groups.group("ansible", "a"));

        assertThat(error).hasMessage(folder.resolve(message).toString());
        assertThat(error.hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ansible_connection=winrm|ansible_connection is winrm",
                "ansible_port=ssh|ansible_port is ssh",
                "ansible_host='{{ inventory_hostname }}.lan'|ansible_host is a template",
                "ansible_ssh_common_args='-o ProxyCommand=\"nc %h\"'|ansible_ssh_common_args has -oProxyCommand=nc %h",
                "ansible_ssh_extra_args='-p 23'|ansible_ssh_extra_args has -p23",
            })
    void whatWouldLeadElsewhereIsRefusedForThatHost(String variable, String message) throws IOException {
        Cluster cluster = Cluster.EMPTY.withOutside(groups("[a]\nn1 " + variable + "\nn2\n"));

        assertThat(catchThrowableOfType(SyntaxError.class, () -> NodeSpec.parse("@ansible:a", cluster)))
                .hasMessageContaining("host n1")
                .hasMessageContaining(message);
        assertThat(NodeSpec.parse("@ansible:a!n1", cluster)).containsExactly(Node.of("n2"));
    }

    @Test
    void theInventoryIsWhereAnsibleLooks() throws IOException {
        Path own = write("own", "n1");
        Path work = write("work/ansible.cfg", "[defaults]\ninventory = hosts, ~/more ; two of them\n")
                .getParent();
        Path hosts = write("work/hosts", "n2");
        Path more = write("more/a", "n3");
        write("more/b.ini", "left out");
        write("more/group_vars/all", "left out");

        assertThat(new AnsibleConfig(folder, work, Map.of("ANSIBLE_INVENTORY", own.toString())).files())
                .containsExactly(own);
        assertThat(new AnsibleConfig(folder, work, Map.of("ANSIBLE_INVENTORY", "hosts")).files())
                .containsExactly(hosts);
        assertThat(new AnsibleConfig(folder, work, Map.of()).files()).containsExactly(hosts, more);
        assertThat(new AnsibleConfig(folder, folder, Map.of("ANSIBLE_CONFIG", work.toString())).files())
                .containsExactly(hosts, more);
        Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(new AnsibleConfig(folder, work, Map.of()).files()).containsExactly(Path.of("/etc/ansible/hosts"));
    }

    @Test
    void programsAndOtherFormsAreRefused() throws IOException {
        OutsideGroups program = groups("#!/bin/sh\necho {}\n");

        assertThat(catchThrowableOfType(SyntaxError.class, () -> program.group("ansible", "a")))
                .hasMessage("the inventory " + folder.resolve("hosts") + " is a program");
        OutsideGroups missing = new OutsideGroups(folder, Map.of("ANSIBLE_INVENTORY", folder + "/none"));
        assertThat(catchThrowableOfType(SyntaxError.class, () -> missing.group("ansible", "a")))
                .hasMessage("there is no inventory " + folder.resolve("none"));
    }
}
