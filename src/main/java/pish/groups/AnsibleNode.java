package pish.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import pish.node.Node;
import pish.syntax.SyntaxError;

/** How an Ansible inventory says that a host is reached, as far as that is by ssh. */
final class AnsibleNode {
    private static final List<String> BY_SSH = List.of("ssh", "smart", "paramiko", "paramiko_ssh");
    // options of ssh that lead elsewhere, or in as somebody else, than the inventory's own variables say
    private static final String LEADS_ELSEWHERE = "-[FlpWw].*|-o(ProxyCommand|HostName|Port|User|HostKeyAlias)\\b.*";

    private final String host;
    private final Map<String, String> variables;

    /** Takes a host's variables, those of its groups included. */
    AnsibleNode(String host, Map<String, String> variables) {
        this.host = host;
        this.variables = variables;
    }

    /**
     * Returns the node.
     *
     * @throws SyntaxError if the inventory says of it what pish cannot do
     */
    Node node() {
        String connection = variable("ansible_connection");
        if (!connection.isEmpty() && !BY_SSH.contains(connection.replaceFirst(".*\\.", ""))) {
            throw fault("ansible_connection", "is " + connection, "pish reaches nodes by ssh: leave it out, as in !");
        }
        String address = variable("ansible_host", "ansible_ssh_host");
        String port = variable("ansible_port", "ansible_ssh_port");
        if (!port.isEmpty() && !port.matches("[0-9]{1,5}")) {
            throw fault("ansible_port", "is " + port, "write 1 to 65535");
        }
        return Node.of(host)
                .withAddress(address.isEmpty() ? host : address)
                .withPort(port.isEmpty() ? 0 : Integer.parseInt(port))
                .withUser(variable("ansible_user", "ansible_ssh_user"))
                .withKey(variable("ansible_ssh_private_key_file", "ansible_private_key_file"))
                .withJump(jump());
    }

    /** Returns the first of some variables that is there, or the empty string. */
    private String variable(String... names) {
        for (String name : names) {
            String value = variables.getOrDefault(name, "");
            if (value.contains("{{") || value.contains("{%")) {
                throw fault(name, "is a template: " + value, "write what it comes to, for pish fills in none");
            }
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Returns the jump host that the options for ssh name; refuses those that lead elsewhere in another way. */
    private String jump() {
        String jump = "";
        for (String name : List.of("ansible_ssh_common_args", "ansible_ssh_extra_args")) {
            for (String option : options(name)) {
                if (option.startsWith("-J")) {
                    jump = option.substring(2);
                } else if (option.startsWith("-oProxyJump")) {
                    jump = option.replaceFirst("-oProxyJump[ =]", "");
                } else if (option.matches(LEADS_ELSEWHERE)) {
                    throw fault(name, "has " + option, "say it in ~/.ssh/config, or by ansible_host, _port and _user");
                }
            }
        }
        return jump;
    }

    /** Returns the options of a variable, each with its value behind it. */
    private List<String> options(String name) {
        List<String> options = new ArrayList<>();
        String taking = "";
        for (String word : AnsibleWords.split(variable(name), (message, hint) -> fault(name, message, hint))) {
            if (taking.isEmpty() && word.matches("-[BbcDEeFIiJLlmOopQRSWw]")) {
                taking = word;
            } else {
                options.add(taking + word);
                taking = "";
            }
        }
        return options;
    }

    private SyntaxError fault(String name, String message, String hint) {
        return Faults.fault("host " + host + " of Ansible's inventory: " + name + " " + message, hint);
    }
}
