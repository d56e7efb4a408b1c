package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pish.command.PasswordFile;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.SudoQuestion;
import pish.node.Node;
import pish.transport.UnknownHostKey;

/**
 * Nobody: answers no, and gives the passwords that files hold: to nodes and to each host on the way once, to sudo until it
 * is refused.
 */
public final class Batch implements Operator {
    private final Settings settings;
    private final Set<String> given = new HashSet<>();
    private boolean sudoRefused;

    /** Reads the password files that the settings name only when a node wants one. */
    public Batch(Settings settings) {
        this.settings = settings;
    }

    @Override
    public boolean confirm(String question) {
        return false;
    }

    @Override
    public boolean confirmCount(String why, int nodes) {
        return true;
    }

    @Override
    public boolean trust(List<UnknownHostKey> keys) {
        return false;
    }

    @Override
    public Optional<char[]> password(String prompt) {
        return once("");
    }

    @Override
    public Optional<char[]> passwordOnTheWay(Node host, String prompt) {
        return once(host.user() + "@" + host.address() + ":" + host.effectivePort());
    }

    /** Returns the file's password, unless whom it is for has had it already. */
    private Optional<char[]> once(String whom) {
        if (given.contains(whom)) {
            return Optional.empty();
        }
        Optional<char[]> password = read(settings.get(Setting.PASSWORD_FILE));
        password.ifPresent(there -> given.add(whom));
        return password;
    }

    @Override
    public Optional<char[]> sudoPassword(SudoQuestion question) {
        sudoRefused |= question.before() == SudoQuestion.Before.REFUSED;
        if (sudoRefused || question.before() == SudoQuestion.Before.DIFFERENT) {
            return Optional.empty();
        }
        return question.mayRepeat() ? Optional.of(new char[0]) : read(settings.get(Setting.SUDO_PASSWORD_FILE));
    }

    @Override
    public String withoutSudoPassword() {
        String file = settings.get(Setting.SUDO_PASSWORD_FILE);
        if (file.isEmpty()) {
            return "sudo wants a password; give it by --sudo-password-file FILE, or let sudoers say NOPASSWD";
        }
        return sudoRefused
                ? "sudo wants a password; that in " + file + " was refused, and is not tried again"
                : PasswordFile.refusal(file).orElse("sudo wants a password; there is none to be read in " + file);
    }

    private static Optional<char[]> read(String file) {
        if (file.isEmpty() || PasswordFile.refusal(file).isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PasswordFile.read(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
