package pish.mpi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs whose first argument, when it is no option, is the script that they run. */
final class Interpreter {
    private static final Pattern NAME =
            Pattern.compile("(?:.*/)?(?:python[0-9.]*|perl|ruby|bash|sh|dash|zsh|Rscript|julia|lua|node)");

    private Interpreter() {}

    /** Returns the script of a command. */
    static Optional<String> script(List<String> command) {
        boolean script = NAME.matcher(command.get(0)).matches()
                && command.size() > 1
                && !command.get(1).startsWith("-");
        return script ? Optional.of(command.get(1)) : Optional.empty();
    }
}
