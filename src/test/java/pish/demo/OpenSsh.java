package pish.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import pish.node.Node;

/** The OpenSSH client, set up for a demo cluster: the real thing to test against. */
final class OpenSsh {
    private OpenSsh() {}

    /** Returns {@code ssh NODE COMMAND}, to be started. */
    static ProcessBuilder command(DemoCluster cluster, Node node, String command) {
        List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-T", "-o", "BatchMode=yes"));
        words.addAll(List.of("-i", cluster.identity().toString(), "-o", "IdentitiesOnly=yes"));
        words.addAll(List.of("-o", "StrictHostKeyChecking=yes", "-o", "GlobalKnownHostsFile=none"));
        words.addAll(List.of("-o", "UserKnownHostsFile=" + cluster.knownHostsFile()));
        words.addAll(List.of("-p", Integer.toString(node.port()), "-l", node.user(), node.address()));
        if (!command.isEmpty()) {
            words.add(command);
        }
        return new ProcessBuilder(words);
    }

    /** Runs a command on a node, standard error among the output, and returns what it printed. */
    static Result run(DemoCluster cluster, Node node, String command) throws IOException, InterruptedException {
        Process ssh = command(cluster, node, command).redirectErrorStream(true).start();
        ssh.getOutputStream().close();
        String output = new String(ssh.getInputStream().readAllBytes(), UTF_8);
        return new Result(ssh.waitFor(), output);
    }

    record Result(int status, String output) {}
}
