package pish.command;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.setup.Preference;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Sets on boards what raspi-config sets on one. */
final class Configure implements Builtin {
    private static final List<String> WORDS =
            Arrays.stream(Preference.values()).map(Preference::word).toList();

    @Override
    public String name() {
        return "configure";
    }

    @Override
    public String summary() {
        return "Set on boards what raspi-config sets on one, by raspi-config where there is one: "
                + String.join(", ", WORDS) + "; says which nodes need a restart, and what a board lacks is skipped";
    }

    @Override
    public String arguments() {
        return "TARGET KEY=VALUE...";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "configure all memory-split=16 timezone=Asia/Seoul",
                "configure pi[01-04] overclock=Turbo --reboot",
                "configure all address=static",
                "configure pi03 hostname=pi03");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("reboot")
                        .desc(
                                "restart the nodes that need it, and wait until they are up; the one that pish runs on goes last")
                        .get())
                .addOption(new Option("n", "dry-run", false, "only say what would be set where"))
                .addOption(Waiting.timeout("5m"));
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        if (words.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(Preference.values())
                .flatMap(preference -> preference.choices().isEmpty()
                        ? List.of(preference.word() + "=").stream()
                        : preference.choices().stream().map(choice -> preference.word() + "=" + choice))
                .toList();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) {
        List<String> words = invocation.arguments();
        if (words.isEmpty()) {
            throw invocation.missing("TARGET", "type configure all memory-split=16");
        }
        if (words.size() == 1) {
            throw invocation.missing("KEY=VALUE", "there are " + String.join(", ", WORDS));
        }
        Map<Preference, String> values = values(invocation, words.subList(1, words.size()));
        Invocation target = new Invocation(invocation.statement(), invocation.options(), words.subList(0, 1));
        NodeSet nodes = Targets.of(context, target);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        String hostname = values.get(Preference.HOSTNAME);
        if (hostname != null && nodes.size() > 1) {
            throw invocation.fault(
                    "hostname=" + hostname,
                    nodes.size() + " nodes cannot have one name",
                    "rename all FIRST gives each its own");
        }
        if (context.settings().on(Setting.DRY_RUN) || invocation.options().hasOption("n")) {
            values.forEach((preference, value) -> context.emit(
                    new Event.Text(nodes + " (" + nodes.size() + "): " + preference.word() + "=" + value)));
            return ExitStatus.OK;
        }
        return new ConfigureCall(context, invocation).run(nodes, values);
    }

    private static Map<Preference, String> values(Invocation invocation, List<String> words) {
        Map<Preference, String> values = new EnumMap<>(Preference.class);
        for (String word : words) {
            int equals = word.indexOf('=');
            String key = equals < 0 ? word : word.substring(0, equals);
            Preference preference = Preference.of(key).orElseThrow(() -> unknown(invocation, word, key));
            String value = word.substring(equals + 1);
            if (equals < 0 || !preference.takes(value)) {
                String what = equals < 0 ? key + " has no value" : key + " cannot be " + value;
                throw invocation.fault(
                        word, what, "it takes " + key + "=" + preference.argument() + ": " + preference.meaning());
            }
            if (values.put(preference, value) != null) {
                throw invocation.fault(word, key + " is there twice", "say it once");
            }
        }
        return values;
    }

    private static RuntimeException unknown(Invocation invocation, String word, String key) {
        return invocation.fault(
                word,
                "nothing to configure is called " + key,
                Nearest.nearest(key, WORDS)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("there are " + String.join(", ", WORDS)));
    }
}
