package pish.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shells that nodes have, each as the best one of an account on this machine. */
public enum Shells {
    /** GNU bash, as nearly everywhere. */
    BASH("bash"),
    /** Debian's sh, where bash is not installed. */
    DASH("dash"),
    /** The sh of small systems. */
    BUSYBOX("busybox");

    private static final Map<Shells, Path> PROGRAMS = new EnumMap<>(Shells.class);
    private static final List<String> TOOLS = List.of(
            "cat",
            "chmod",
            "cp",
            "date",
            "dd",
            "echo",
            "env",
            "grep",
            "head",
            "hostname",
            "id",
            "kill",
            "ls",
            "mkdir",
            "mkfifo",
            "mv",
            "od",
            "printf",
            "ps",
            "pwd",
            "readlink",
            "rm",
            "sed",
            "seq",
            "setsid",
            "sleep",
            "sort",
            "stat",
            "tail",
            "tee",
            "touch",
            "tr",
            "true",
            "uname",
            "wc");

    private final String program;

    Shells(String program) {
        this.program = program;
    }

    /** Returns the path of the program. */
    public Path path() {
        return Path.of("/usr/bin", program);
    }

    /** Returns whether it is bash, which can list its functions, aliases and arrays. */
    public boolean isBash() {
        return this == BASH;
    }

    /**
     * Connects to an account that has this shell, and none that pish would rather have.
     *
     * @param home the account's home folder, whose bin comes first for bash, and which gets a .profile where that takes one
     */
    public LocalConnection connect(Path home) throws IOException {
        return connect(home, "/bin/sh");
    }

    /** Connects to an account that has a login shell of its own. */
    public LocalConnection connect(Path home, String loginShell) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        environment.put("HOME", home.toString());
        environment.put("SHELL", loginShell);
        environment.put("PATH", isBash() ? home + "/bin:/usr/local/bin:/usr/bin:/bin" : programs(home));
        environment.put("TMPDIR", home.toString());
        environment.put("XDG_RUNTIME_DIR", RuntimeFolder.get().toString());
        return new LocalConnection(loginShell, home, environment);
    }

    private String programs(Path home) throws IOException {
        Path folder = programs();
        // Debian's /etc/profile sets a PATH of its own, which has bash
        Files.writeString(home.resolve(".profile"), "PATH=" + folder + "\n");
        return folder.toString();
    }

    /** Makes a folder of programs that has this shell under the name of sh; it goes when the tests end. */
    private Path programs() throws IOException {
        synchronized (PROGRAMS) {
            if (!PROGRAMS.containsKey(this)) {
                PROGRAMS.put(this, makePrograms());
            }
            return PROGRAMS.get(this);
        }
    }

    private Path makePrograms() throws IOException {
        Path folder = Files.createTempDirectory("pish-" + program);
        folder.toFile().deleteOnExit();
        link(folder.resolve("sh"), path());
        for (String tool : TOOLS) {
            Path path = Path.of("/usr/bin", tool);
            if (Files.isExecutable(path)) {
                link(folder.resolve(tool), path);
            }
        }
        return folder;
    }

    private static void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target).toFile().deleteOnExit();
    }
}
