package pish.groups;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Debian's ansible-core, asked through one Python process what it makes of inventory files. */
final class Ansible implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String SCRIPT = """
            import sys
            from ansible.parsing.dataloader import DataLoader
            from ansible.inventory.data import InventoryData
            from ansible.inventory.helpers import get_group_vars
            from ansible.plugins.loader import inventory_loader
            from ansible.utils.vars import combine_vars
            for line in sys.stdin:
                try:
                    data = InventoryData()
                    inventory_loader.get('ini').parse(data, DataLoader(), line[:-1])
                    data.reconcile_inventory()
                    told = []
                    for name, group in data.groups.items():
                        told.append(name + '=' + ','.join(sorted(h.name for h in group.get_hosts())))
                    for name, host in data.hosts.items():
                        v = combine_vars(get_group_vars(host.get_groups()), host.get_vars())
                        ways = [str(v.get('ansible_' + k, '')) for k in ('host', 'port', 'user')]
                        told.append('host ' + name + '=' + ' '.join(ways))
                    print('\\t'.join(told), flush=True)
                except Exception as e:
                    print('error', flush=True)
            """;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    Ansible() throws IOException {
        process = new ProcessBuilder(PYTHON.toString(), "-c", SCRIPT)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static boolean installed() throws IOException, InterruptedException {
        if (!Files.isExecutable(PYTHON)) {
            return false;
        }
        return new ProcessBuilder(PYTHON.toString(), "-c", "import ansible.plugins.loader")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Returns its groups with their hosts, and each {@code host NAME} with address, port and user; or error alone. */
    Map<String, String> ask(Path inventory) throws IOException {
        questions.write(inventory + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Ansible ended at " + inventory);
        }
        Map<String, String> told = new TreeMap<>();
        for (String field : answer.split("\t", -1)) {
            int equals = field.indexOf('=');
            told.put(equals < 0 ? field : field.substring(0, equals), field.substring(equals + 1));
        }
        return told;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
