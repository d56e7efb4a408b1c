package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pish.command.PasswordFile;
import pish.command.Setting;
import pish.command.Settings;
import pish.transport.UnknownHostKey;

/** Nobody: answers no, and gives the password that a file holds, once. */
public final class Batch implements Operator {
    private final Settings settings;
    private boolean given;

    /** Reads the password file that the settings name only when a node wants it. */
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
        String file = settings.get(Setting.PASSWORD_FILE);
        if (given || file.isEmpty() || PasswordFile.refusal(file).isPresent()) {
            return Optional.empty();
        }
        given = true;
        try {
            return Optional.of(PasswordFile.read(Path.of(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
