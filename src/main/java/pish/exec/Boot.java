package pish.exec;

/**
 * Which start of its system a node is in, and whether that is about to end.
 *
 * @param id differs after each start; the empty string where the node does not tell
 * @param stopping whether the system is going down, or not yet ready for people
 */
record Boot(String id, boolean stopping) {
    /**
     * Prints the id on one line and {@code stopping} on the next where that is so. The start time of process 1 tells
     * starts of a container apart, which keeps the kernel's boot_id; proc_pid_stat(5) has it as field 22. systemd keeps
     * /run/nologin while it goes down, see nologin(5).
     */
    static final String SCRIPT = """
            b=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null || sysctl -n kern.boottime 2>/dev/null)
            s=$(sed 's/.*) //' /proc/1/stat 2>/dev/null | cut -d ' ' -f 20)
            echo "$b $s"
            if [ -e /run/nologin ] || [ "$(systemctl is-system-running 2>/dev/null)" = stopping ]; then
              echo stopping
            fi
            """;

    /** Of a node that could not be asked. */
    static final Boot UNKNOWN = new Boot("", false);

    /** Reads what the script printed. */
    static Boot of(Report report) {
        if (!report.ok()) {
            return UNKNOWN;
        }
        String[] lines = report.text().split("\n", 2);
        return new Boot(lines[0].strip(), lines.length > 1 && lines[1].strip().equals("stopping"));
    }
}
