package pish.shell;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import pish.command.Setting;
import pish.node.NodeSet;

/** Asks before a line that could do harm at scale; only where somebody is there to answer. */
final class Guards {
    private static final Pattern ENDS_MACHINES = Pattern.compile(
            "(^|[;&|(]\\s*|\\bsudo\\s+(-\\S+\\s+)*)(\\S*/)?(reboot|poweroff|halt|shutdown|init\\s+[06]|telinit\\s+[06]"
                    + "|systemctl\\s+(reboot|poweroff|halt))\\b");
    private static final Pattern WIPES_DISKS = Pattern.compile(
            "\\b(mkfs(\\.\\w+)?|wipefs|fdisk|sfdisk|parted|shred)\\b|\\bdd\\b.*\\bof=/dev/|>\\s*/dev/(sd|mmcblk|nvme|vd)"
                    + "|\\brm\\s+(-\\S+\\s+)*/(\\*|\\s|$)");
    private static final Pattern SUDO = Pattern.compile("(^|[;&|(]\\s*)sudo\\b");

    private static final String AS_ROOT = "this runs as root";

    private final Shell shell;

    Guards(Shell shell) {
        this.shell = shell;
    }

    /** Returns why a line is not run, or empty where it may. */
    Optional<String> refusal(NodeSet nodes, String command) {
        OptionalInt limit = shell.settings().count(Setting.CONFIRM);
        if (limit.isEmpty() || !shell.screens().screen().live()) {
            return Optional.empty();
        }
        boolean many = nodes.size() > limit.getAsInt();
        Optional<String> danger = danger(command, many).or(() -> asRoot(many));
        if (danger.isEmpty() || shell.operator().confirmCount(danger.get(), nodes.size())) {
            return Optional.empty();
        }
        return Optional.of("not run: the number of nodes was not typed");
    }

    private Optional<String> asRoot(boolean many) {
        return many && shell.settings().on(Setting.SUDO) ? Optional.of(AS_ROOT) : Optional.empty();
    }

    /** Returns whether a command restarts machines or switches them off. */
    static boolean endsMachines(String command) {
        return ENDS_MACHINES.matcher(command).find();
    }

    /** Returns what is dangerous about a command, or empty. */
    static Optional<String> danger(String command, boolean many) {
        if (endsMachines(command)) {
            return Optional.of("this ends machines");
        }
        if (WIPES_DISKS.matcher(command).find()) {
            return Optional.of("this wipes disks");
        }
        return many && SUDO.matcher(command).find() ? Optional.of(AS_ROOT) : Optional.empty();
    }
}
