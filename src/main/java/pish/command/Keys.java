package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.syntax.Nearest;
import pish.transport.ExitStatus;

/** Lets the nodes of a cluster log in to each other. */
final class Keys implements Builtin {
    private static final List<String> VERBS =
            List.of("setup", "status", "hub-only", "known-hosts", "rotate", "revoke", "lock-passwords");

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public String summary() {
        return "Give each node a key of its own and let it log in to all others (setup), or only this machine to all "
                + "(hub-only), make host keys known (known-hosts), try all logins (status), give new keys (rotate), "
                + "lock a node out (revoke), or let nobody in by password where keys work (lock-passwords)";
    }

    @Override
    public String arguments() {
        return "[setup|status|hub-only|known-hosts|rotate|revoke|lock-passwords] [TARGET]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "keys setup",
                "keys setup -n pi[01-04]",
                "keys status",
                "keys hub-only",
                "keys known-hosts",
                "keys rotate",
                "keys revoke pi03",
                "keys lock-passwords",
                "keys lock-passwords --undo pi03");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("n", "dry-run", false, "only say what would change"))
                .addOption(new Option("y", "yes", false, "revoke or lock-passwords without a question"))
                .addOption(Option.builder()
                        .longOpt("undo")
                        .desc("of lock-passwords: let passwords in again")
                        .get());
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? VERBS : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        String verb = invocation.arguments().isEmpty()
                ? "status"
                : invocation.arguments().get(0);
        Invocation rest = new Invocation(
                invocation.statement(),
                invocation.options(),
                invocation.arguments().stream().skip(1).toList());
        KeyCall call = new KeyCall(context, rest);
        return switch (verb) {
            case "setup" -> call.setUp(true);
            case "hub-only" -> call.setUp(false);
            case "known-hosts" -> call.introduce();
            case "status" -> call.status();
            case "rotate" -> call.rotate();
            case "revoke" -> call.revoke();
            case "lock-passwords" -> new PasswordLogins(context, rest).run();
            default ->
                throw invocation.fault(
                        verb,
                        "no such thing to do with keys: " + verb,
                        Nearest.nearest(verb, VERBS)
                                .map(word -> "did you mean " + word + "?")
                                .orElse("it takes " + String.join(", ", VERBS)));
        };
    }
}
