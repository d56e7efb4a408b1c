package pish.shell;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import pish.syntax.SimpleCommand;
import pish.syntax.Wrappers;

/** What is dangerous about a command for nodes. */
enum Danger {
    /** The machine is off, or starts anew. */
    ENDS_MACHINES("this ends machines"),
    /** The machine sleeps, or drops all but a few of its programs. */
    STOPS_MACHINES("this stops machines"),
    /** What is on a disk is lost. */
    WIPES_DISKS("this wipes disks"),
    /** It does anything at all, as root. */
    RUNS_AS_ROOT("this runs as root"),
    /** It is like any other. */
    NONE("");

    private static final Set<String> ENDINGS = Set.of("reboot", "poweroff", "halt", "shutdown");
    private static final Pattern STOPS = Pattern.compile(
            "suspend|hibernate|hybrid-sleep|suspend-then-hibernate|rescue|emergency|isolate|soft-reboot");
    private static final Pattern ENDING_VERB =
            Pattern.compile("(reboot|poweroff|halt|kexec) .*|(isolate|start) (reboot|poweroff|halt|kexec)(\\.target)?");
    private static final Pattern HARMLESS_ENDING = Pattern.compile("-c|--help|--version|--show|-w|--wtmp-only|-k");
    private static final Pattern DISK =
            Pattern.compile("/dev/(sd|hd|vd|xvd|mmcblk|nvme|md|dm-|mapper/|disk/|mtd|root).*");
    private static final Pattern PARTITIONS = Pattern.compile("fdisk|sfdisk|cfdisk|gdisk|sgdisk|parted");
    private static final Pattern MAKES_FILE_SYSTEM =
            Pattern.compile("mkfs(\\..+)?|mke2fs|mkswap|blkdiscard|pvcreate|mkdosfs");
    private static final Pattern ROOT_FOLDER =
            Pattern.compile("/+(\\.|\\*|(bin|boot|dev|etc|home|lib\\d*|opt|root|sbin|srv|usr|var)/*\\*?)?");

    private final String why;

    Danger(String why) {
        this.why = why;
    }

    /** Returns whether pish would end with the machine, or sleep. */
    boolean stopsMachines() {
        return this == ENDS_MACHINES || this == STOPS_MACHINES;
    }

    /** Returns what is said of it. */
    String why() {
        return why;
    }

    /** Returns the worst about a command. */
    static Danger of(String command) {
        List<SimpleCommand> all = Wrappers.unwrap(command);
        if (all.stream().anyMatch(Danger::endsMachine)) {
            return ENDS_MACHINES;
        }
        if (all.stream().anyMatch(Danger::stopsMachine)) {
            return STOPS_MACHINES;
        }
        if (all.stream().anyMatch(Danger::wipesDisk)) {
            return WIPES_DISKS;
        }
        return all.stream().anyMatch(one -> one.name().matches("sudo|doas|su")) ? RUNS_AS_ROOT : NONE;
    }

    private static boolean endsMachine(SimpleCommand command) {
        List<String> arguments = command.arguments();
        String first = operand(command, 0);
        boolean asked = arguments.stream().anyMatch(HARMLESS_ENDING.asMatchPredicate());
        return switch (command.name()) {
            case "systemctl", "loginctl" ->
                ENDING_VERB.matcher(first + " " + operand(command, 1)).matches();
            case "init", "telinit" -> first.matches("[06]");
            case "kexec" -> arguments.contains("-e");
            default -> (ENDINGS.contains(command.name()) && !asked) || writes(command, "/proc/sysrq-trigger");
        };
    }

    private static boolean stopsMachine(SimpleCommand command) {
        String first = operand(command, 0);
        return switch (command.name()) {
            case "systemctl", "loginctl" -> STOPS.matcher(first).matches();
            case "init", "telinit" -> first.matches("[1sS]");
            case "pm-suspend", "pm-hibernate", "rtcwake" -> true;
            default -> false;
        };
    }

    private static String operand(SimpleCommand command, int index) {
        return command.arguments().stream()
                .filter(word -> !word.startsWith("-"))
                .skip(index)
                .findFirst()
                .orElse("");
    }

    private static boolean writes(SimpleCommand command, String file) {
        return command.written().contains(file)
                || (command.name().equals("tee") && command.arguments().contains(file));
    }

    private static boolean wipesDisk(SimpleCommand command) {
        String name = command.name();
        List<String> arguments = command.arguments();
        if (command.written().stream().anyMatch(DISK.asMatchPredicate())) {
            return true;
        }
        boolean onDisk = arguments.stream().anyMatch(DISK.asMatchPredicate());
        return switch (name) {
            case "dd" ->
                arguments.stream()
                        .anyMatch(word -> word.startsWith("of=")
                                && DISK.matcher(word.substring(3)).matches());
            case "wipefs" -> arguments.stream().anyMatch(word -> word.matches("-\\w*[ao]\\w*|--all|--offset.*"));
            case "shred", "tee", "cp" -> onDisk;
            case "badblocks" -> arguments.stream().anyMatch(word -> word.matches("-\\w*w\\w*"));
            case "cryptsetup" -> arguments.contains("luksFormat");
            case "rm" -> removesRoot(arguments);
            default ->
                MAKES_FILE_SYSTEM.matcher(name).matches()
                        || (PARTITIONS.matcher(name).matches() && !lists(arguments));
        };
    }

    private static boolean lists(List<String> arguments) {
        return arguments.stream()
                .anyMatch(word -> word.matches("-\\w*[ldp]\\w*|--list.*|--dump|--print|print|-V|--version"));
    }

    private static boolean removesRoot(List<String> arguments) {
        boolean folders = arguments.stream().anyMatch(word -> word.matches("-\\w*[rR]\\w*|--recursive"));
        return folders && arguments.stream().anyMatch(ROOT_FOLDER.asMatchPredicate());
    }
}
