package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jline.builtins.Nano;
import org.jline.builtins.Options;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;

/** JLine's nano for one file: it opens no other, and saves under no other name. It runs until the user leaves. */
final class FileEditor extends Nano {
    /** Keys that JLine's nano shows and has no use for, or not here: read a file, justify, spell. */
    private static final Set<String> IDLE = Set.of("^R", "^J", "^T");

    /**
     * Prepares the editor.
     *
     * @param title what its first line says
     */
    FileEditor(Terminal terminal, Path file, String title) throws IOException {
        super(terminal, file.toAbsolutePath().getParent(), options());
        this.title = title;
        open(String.valueOf(file.getFileName()));
    }

    /** Without the rules of nanorc files, which are for another nano. */
    private static Options options() {
        return Options.compile(Nano.usage()).parse(List.of("--restricted", "--ignorercfiles"));
    }

    @Override
    protected List<AttributedString> computeFooter() {
        shortcuts.keySet().removeAll(IDLE);
        return super.computeFooter();
    }
}
