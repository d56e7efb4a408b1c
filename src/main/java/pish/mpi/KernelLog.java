package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel of a node says of processes that it has killed for want of memory, in lines that mm/oom_kill.c of Linux has had
 * in several forms since 2.6.32.
 *
 * @param uptime how long the node had run when it was asked, in seconds
 * @param ownIds whether the kernel calls processes by the ids that they have on the node, which it does not in a container
 * @param user the account's number
 * @param kills in the order in which they came
 */
record KernelLog(double uptime, boolean ownIds, String user, List<Kill> kills) {
    /**
     * What a node runs to tell: how long it has run, in which process namespace, whose account it is; and the newest of such lines,
     * with the seconds since its start.
     */
    static final String SCRIPT = "read -r u r </proc/uptime; echo \"$u $(readlink /proc/self/ns/pid) $(id -u)\"; "
            + "for c in dmesg 'sudo -n dmesg' 'journalctl -kqo short-monotonic' 'sudo -n journalctl -kqo short-monotonic'; do "
            + "t=$($c 2>/dev/null) && [ -n \"$t\" ] || continue; printf '%s\\n' \"$t\" | "
            + "sed -n -e '/Kill process [0-9]/p' -e '/Killed process [0-9]/p' | tail -n 20; break; done";

    /** The namespace that the kernel starts with (PROC_PID_INIT_INO). */
    private static final String FIRST = "pid:[4026531836]";

    private static final Pattern HEAD = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?) (\\S*) ([0-9]{1,10})");
    private static final Pattern KILL = Pattern.compile("\\[ *([0-9]{1,12}\\.[0-9]{1,9})\\].*?\\bKill(?:ed)? process"
            + " ([0-9]{1,10}) \\((.*)\\)(,? (?:UID|total-vm|vsz|score).*)");
    private static final Pattern USER = Pattern.compile("\\bUID[: ]([0-9]{1,10})\\b");
    private static final Pattern RESIDENT = Pattern.compile("\\b(?:anon|file|shmem)-rss:([0-9]{1,15})kB");
    private static final int LONGEST = 1000;

    /** The kernel cuts the names of programs (TASK_COMM_LEN). */
    private static final int LONGEST_NAME = 15;
    /** So much may lie between what is one moment, in seconds. */
    private static final double SLACK = 3;
    /** The kernel's clock is not set, and may be off by this (20 ppm is a usual quartz's). */
    private static final double DRIFT = 5e-5;
    /** A process that has used much memory may take a while to go, in seconds. */
    private static final double LAST_BREATH = 10;

    /**
     * A process that was killed.
     *
     * @param at seconds since the node's start
     * @param pid its id, as the kernel has it
     * @param name its program's, up to 15 bytes
     * @param user whose it was; older kernels do not say
     * @param kilobytes how much memory it had; 0 where that is not said
     */
    record Kill(double at, long pid, String name, Optional<String> user, long kilobytes) {}

    /** Reads what a node has told; empty where it is nothing of that kind. */
    static Optional<KernelLog> read(String text) {
        List<String> lines = text.lines().toList();
        Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!head.matches()) {
            return Optional.empty();
        }
        List<Kill> kills = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = KILL.matcher(line);
            if (line.length() < LONGEST && matcher.matches()) {
                kills.add(kill(matcher));
            }
        }
        boolean ownIds = head.group(2).equals(FIRST);
        return Optional.of(new KernelLog(Double.parseDouble(head.group(1)), ownIds, head.group(3), List.copyOf(kills)));
    }

    private static Kill kill(Matcher matcher) {
        Matcher user = USER.matcher(matcher.group(4));
        Optional<String> whose = user.find() ? Optional.of(user.group(1)) : Optional.empty();
        long kilobytes = RESIDENT.matcher(matcher.group(4))
                .results()
                .mapToLong(part -> Long.parseLong(part.group(1)))
                .sum();
        double at = Double.parseDouble(matcher.group(1));
        return new Kill(at, Long.parseLong(matcher.group(2)), matcher.group(3), whose, kilobytes);
    }

    /**
     * Returns the kill of a process of the account.
     *
     * @param pid its id on the node
     * @param begun when it cannot have begun yet, in seconds before the node was asked
     * @param ended when it was known to have ended, in the same way
     */
    Optional<Kill> of(long pid, double begun, double ended) {
        return ownIds ? last(kill -> kill.pid() == pid && isBetween(kill, begun, ended)) : Optional.empty();
    }

    /** Returns the kill, at about the time when a process ended, of another that the account had on the node. */
    Optional<Kill> beside(long pid, double ended) {
        return ownIds
                ? last(kill -> kill.pid() != pid && isBetween(kill, ended + LAST_BREATH, ended))
                : Optional.empty();
    }

    /** Returns, where the kernel has other ids, the kill of a program of that name at about the time when a process ended. */
    Optional<Kill> like(String program, double ended) {
        String name = program.substring(program.lastIndexOf('/') + 1);
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        return ownIds
                ? Optional.empty()
                : last(kill -> kill.name().equals(cut) && isBetween(kill, ended + LAST_BREATH, ended));
    }

    private boolean isBetween(Kill kill, double from, double to) {
        double ago = uptime - kill.at();
        double slack = SLACK + uptime * DRIFT;
        boolean ours = kill.user().filter(whose -> !whose.equals(user)).isEmpty();
        return ours && ago <= from + slack && ago >= to - slack;
    }

    /** Returns the last that meets a condition, of lines about one process that which says most. */
    private Optional<Kill> last(Predicate<Kill> condition) {
        return kills.stream().filter(condition).reduce((one, next) -> next.kilobytes() == 0 ? one : next);
    }
}
