package pish.shell;

import java.util.Optional;
import java.util.OptionalInt;
import pish.command.Setting;
import pish.exec.Event;
import pish.node.NodeSet;

/**
 * Keeps lines from doing harm that was not meant: asks before what is dangerous at scale, where somebody is there to answer,
 * and refuses everywhere what would end the machine that pish runs on.
 */
final class Guards {
    private final Shell shell;

    Guards(Shell shell) {
        this.shell = shell;
    }

    /** Returns why a command is not run, or empty where it may. */
    Optional<String> refusal(NodeSet nodes, String command) {
        Danger danger = danger(command);
        if (danger == Danger.NONE) {
            return Optional.empty();
        }
        Optional<String> refusal = danger.stopsMachines() ? hub(nodes, command) : Optional.empty();
        return refusal.or(() -> asked(nodes, danger));
    }

    /** Tells whether it may run where it is known that this machine comes last; says why not. */
    boolean allowOthers(NodeSet nodes, String command) {
        Optional<String> refusal = asked(nodes, danger(command));
        refusal.ifPresent(why -> shell.message(Event.Severity.ERROR, why));
        return refusal.isEmpty();
    }

    private Danger danger(String command) {
        Danger danger = Danger.of(command);
        return danger == Danger.NONE && shell.settings().on(Setting.SUDO) ? Danger.RUNS_AS_ROOT : danger;
    }

    private Optional<String> hub(NodeSet nodes, String command) {
        NodeSet hub = shell.resolve("@hub").intersect(nodes);
        if (hub.isEmpty()) {
            return Optional.empty();
        }
        String line = command.lines().findFirst().orElse("");
        NodeSet left = nodes.minus(hub);
        String target = nodes.equals(shell.cluster().all()) ? "@others" : left.toString();
        String instead = left.isEmpty()
                ? "`!" + line + "` is for this machine alone"
                : "type `" + target + ": " + line + "` for the others";
        return Optional.of("not run: " + hub + " is this machine, and pish would end with it; " + instead
                + "; the built-ins reboot and poweroff end it last");
    }

    /** Asks for the number of nodes where that is wanted. */
    private Optional<String> asked(NodeSet nodes, Danger danger) {
        OptionalInt limit = shell.settings().count(Setting.CONFIRM);
        boolean wanted = limit.isPresent()
                && danger != Danger.NONE
                && (danger != Danger.RUNS_AS_ROOT || nodes.size() > limit.getAsInt());
        return !wanted || shell.operator().confirmCount(danger.why(), nodes.size())
                ? Optional.empty()
                : Optional.of("not run: the number of nodes was not typed");
    }
}
