package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pish.command.PasswordFile;
import pish.command.Setting;
import pish.command.Settings;
import pish.exec.SudoQuestion;
import pish.transport.UnknownHostKey;

/** Nobody: answers no, and gives the passwords that files hold; one that was refused is given no more. */
public final class Batch implements Operator {
    private final Settings settings;
    private boolean given;
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
        if (given) {
            return Optional.empty();
        }
        Optional<char[]> password = read(settings.get(Setting.PASSWORD_FILE));
        given = password.isPresent();
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
