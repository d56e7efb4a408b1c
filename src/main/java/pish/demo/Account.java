package pish.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whom a server runs commands as, and in what surroundings.
 *
 * @param user login name
 * @param home home folder, where commands start
 * @param shell absolute path of the login shell
 * @param prefix words put before the shell's own, for example {@code setsid}; must make the shell a group leader by exec
 * @param environment all that commands find in their environment besides HOME, USER, LOGNAME, SHELL and what the client
 *     sets
 */
public record Account(String user, Path home, String shell, List<String> prefix, Map<String, String> environment) {
    /** What sshd of Debian gives a user. */
    static final String PATH = "/usr/local/bin:/usr/bin:/bin:/usr/games";

    private static final List<String> SHELLS = List.of("/bin/bash", "/usr/bin/bash");

    /** Keeps copies of the collections. */
    public Account {
        prefix = List.copyOf(prefix);
        environment = Map.copyOf(environment);
    }

    /** Returns the account with bash, where there is one, in the plain surroundings of this machine. */
    public static Account local(String user, Path home) {
        String shell = SHELLS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("/bin/sh");
        return new Account(user, home, shell, List.of("setsid"), Map.of("PATH", PATH));
    }

    /** Returns the same account with another login shell. */
    public Account withShell(String path) {
        return new Account(user, home, path, prefix, environment);
    }

    /**
     * Returns the words that run the shell.
     *
     * @param arguments what it is given, for example {@code -c} and a command
     */
    List<String> shell(List<String> arguments) {
        return Stream.concat(Stream.of(shell), arguments.stream()).toList();
    }

    /**
     * Returns the process to start.
     *
     * @param words a program and its arguments
     * @param clientEnvironment what the client asked to set
     */
    ProcessBuilder process(List<String> words, Map<String, String> clientEnvironment) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory((Files.isDirectory(home) ? home : Path.of("/")).toFile());
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(clientEnvironment);
        variables.putAll(environment);
        variables.putAll(Map.of("HOME", home.toString(), "USER", user, "LOGNAME", user, "SHELL", shell));
        return builder;
    }
}
