package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.ChangedPassword;
import pish.exec.Errand;
import pish.exec.Event;
import pish.exec.Outcome;
import pish.node.NodeSet;
import pish.setup.NewPassword;
import pish.transport.ExitStatus;
import pish.transport.LinkState;

/** Gives the accounts by which pish logs in another password. */
final class ChangePassword implements Builtin {
    private static final Duration CLEANING = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "passwd";
    }

    @Override
    public String summary() {
        return "Give the account by which pish logs in the same new password on all nodes; asks for it twice";
    }

    @Override
    public String arguments() {
        return "TARGET";
    }

    @Override
    public List<String> examples() {
        return List.of("passwd pi[01-04]", "passwd --from new-password all");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt("from")
                        .hasArg()
                        .argName("FILE")
                        .desc("take the first line of a file that only you can read, and ask nothing")
                        .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        if (invocation.arguments().isEmpty()) {
            throw invocation.missing("TARGET", "type passwd pi[01-04]");
        }
        NodeSet nodes = Targets.of(context, invocation);
        if (nodes.isEmpty()) {
            return ExitStatus.OK;
        }
        if (context.settings().on(Setting.DRY_RUN)) {
            context.emit(new Event.Text(nodes + " (" + nodes.size() + "): a new password"));
            return ExitStatus.OK;
        }
        Optional<char[]> password = password(context, invocation, nodes);
        if (password.isEmpty()) {
            return new ExitStatus(1);
        }
        try {
            return change(context, nodes, password.get());
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }

    /** Returns the new password; where there is none to have, that is said. */
    private static Optional<char[]> password(Context context, Invocation invocation, NodeSet nodes) throws IOException {
        Optional<String> fault = Optional.empty();
        Optional<char[]> password;
        String file = invocation.options().getOptionValue("from");
        if (file != null) {
            Path path = Invocation.path(file);
            fault = PasswordFile.refusal(path.toString());
            password = fault.isEmpty() ? Optional.of(PasswordFile.read(path)) : Optional.empty();
        } else {
            password = context.secret("new password for " + nodes + ": ");
            Optional<char[]> again = password.isEmpty() ? password : context.secret("once more: ");
            if (password.isEmpty() || again.isEmpty()) {
                fault = Optional.of("nobody gave a password; passwd --from FILE takes it from a file");
            } else if (!Arrays.equals(password.get(), again.get())) {
                fault = Optional.of("those were two different passwords");
            }
            again.ifPresent(copy -> Arrays.fill(copy, '\0'));
        }
        if (fault.isEmpty() && !isSound(password.orElseThrow())) {
            fault = Optional.of("a password is one line of at least one character, and none that controls a terminal");
        }
        if (fault.isPresent()) {
            password.ifPresent(copy -> Arrays.fill(copy, '\0'));
            context.emit(new Event.Message(Event.Severity.ERROR, fault.get() + ": nothing was changed"));
            return Optional.empty();
        }
        return password;
    }

    private static boolean isSound(char[] password) {
        for (char c : password) {
            if (Character.isISOControl(c)) {
                return false;
            }
        }
        return password.length > 0;
    }

    private static ExitStatus change(Context context, NodeSet nodes, char[] password) {
        try (NewPassword fresh = new NewPassword(password)) {
            if (!context.allows(nodes, fresh.command())) {
                return new ExitStatus(1);
            }
            NodeSet without = context.prepare(nodes, fresh::bring);
            try {
                if (context.interrupted()) {
                    return ExitStatus.INTERRUPTED;
                }
                Outcome outcome = context.broadcast(nodes.minus(without), fresh.command());
                ChangedPassword.note(context.links(), outcome.ok(), password);
                OpenDoors.warn(context, outcome.ok());
                return without.isEmpty() ? outcome.status() : outcome.status().max(new ExitStatus(1));
            } finally {
                clean(context, nodes, fresh);
            }
        }
    }

    private static void clean(Context context, NodeSet nodes, NewPassword fresh) {
        Map<String, Errand> errands = new LinkedHashMap<>();
        for (String node : nodes) {
            if (context.links().state(node) == LinkState.UP) {
                errands.put(node, Errand.of(fresh.cleaning(node)));
            }
        }
        context.errands(errands, CLEANING);
    }
}
