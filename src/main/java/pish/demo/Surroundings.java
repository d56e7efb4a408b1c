package pish.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes an account believe that it is on a machine of its own: by namespaces, so that the kernel itself gives the node's
 * name, else by small programs of the same names ahead of the real ones.
 */
final class Surroundings {
    /**
     * Becomes a host called {@code $0}, then runs the remaining words as the user it was before. The system's bus is out
     * of reach, so that {@code reboot} typed for the nodes does not reboot the machine they are in. The node's home folder
     * takes the place of the user's own, as on a real board: all nodes name it alike, and {@code rm -rf ~} harms nobody.
     */
    private static final String SCRIPT = """
            hostname "$0" || exit
            for socket in /run/dbus/system_bus_socket /run/systemd/private /run/initctl; do
              [ ! -e $socket ] || mount --bind /dev/null $socket || exit
            done
            if [ -n '%3$s' ] && mount --bind "$HOME" '%3$s'; then HOME='%3$s'; cd "$HOME" || exit; fi
            exec unshare -U --map-user=%1$s --map-group=%2$s -- "$@"
            """;

    private static final String UNAME = """
            #!/bin/sh
            case $* in -n | --nodename) echo %s ;; *) exec /usr/bin/uname "$@" ;; esac
            """;

    private static final List<String> DANGEROUS = List.of("reboot", "poweroff", "halt", "shutdown");

    private Surroundings() {}

    /** Returns the account as it is on a node: in namespaces where this machine lets its user have them. */
    static Account of(Account account, String node, boolean namespaces) throws IOException {
        return namespaces ? byNamespaces(account, node) : byPath(account, node);
    }

    /** Returns whether this machine's user may have namespaces, which takes a run of a command in them to know. */
    static boolean namespacesWork(Account account) {
        String node = "pi01";
        try {
            Process probe = byNamespaces(account, node)
                    .process(account.shell(List.of("-c", "uname -n")), Map.of())
                    .redirectError(Redirect.DISCARD)
                    .start();
            String answer = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.strip().equals(node);
        } catch (IOException e) {
            return false;
        }
    }

    private static Account byNamespaces(Account account, String node) throws IOException {
        Path self = Path.of("/proc/self");
        String script = SCRIPT.formatted(
                Files.getAttribute(self, "unix:uid"), Files.getAttribute(self, "unix:gid"), hiddenHome(account));
        List<String> prefix =
                List.of("setsid", "unshare", "-U", "-r", "--uts", "--mount", "--", "sh", "-c", script, node);
        return new Account(account.user(), account.home(), account.shell(), prefix, account.environment());
    }

    /** Returns the user's home folder, which the node's may hide, or the empty string where the node's lies within it. */
    private static String hiddenHome(Account account) {
        Path own = Path.of(System.getProperty("user.home"));
        boolean hidable = Files.isDirectory(own)
                && own.getNameCount() > 0
                && !account.home().startsWith(own)
                && own.toString().indexOf('\'') < 0;
        return hidable ? own.toString() : "";
    }

    private static Account byPath(Account account, String node) throws IOException {
        Path bin = Files.createDirectories(account.home().resolve(".local/bin"));
        program(bin.resolve("hostname"), "#!/bin/sh\necho " + node + '\n');
        program(bin.resolve("uname"), UNAME.formatted(node));
        for (String name : DANGEROUS) {
            program(bin.resolve(name), "#!/bin/sh\necho '" + name + ": this is a demo node' >&2\nexit 1\n");
        }
        // a login shell's /etc/profile sets PATH anew
        Files.writeString(account.home().resolve(".profile"), "PATH=\"$HOME/.local/bin:$PATH\"\n");
        Map<String, String> environment = new HashMap<>(account.environment());
        environment.put("PATH", bin + ":" + Account.PATH);
        environment.put("HOSTNAME", node);
        return new Account(account.user(), account.home(), account.shell(), account.prefix(), environment);
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
