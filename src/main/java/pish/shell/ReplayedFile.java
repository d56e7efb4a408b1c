package pish.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import pish.command.Journals;
import pish.command.LineSource;
import pish.command.Setting;
import pish.exec.Event;
import pish.script.LineResult;
import pish.syntax.LogicalLine;
import pish.transport.ExitStatus;

/**
 * The lines of a recording, each shown before it runs: asked about first where that is wanted, and compared afterwards with
 * what the comments after it say it came to. These are read only once the line has run, because what it does to the default
 * target decides where the next one ends.
 */
final class ReplayedFile implements LineSource {
    /** What begins a recording of the screen, whoever wrote it. */
    private static final String CAST = "{\"version\":";

    private final Shell shell;
    private final LineSource file;
    private final Journals.Check check;
    private boolean step;
    private boolean quit;
    private boolean ended;
    private Optional<LogicalLine> next = Optional.empty();
    private Optional<LogicalLine> running = Optional.empty();
    private Optional<LineResult> result = Optional.empty();
    private final List<Integer> different = new ArrayList<>();
    private int compared;

    /**
     * Opens it.
     *
     * @throws IOException if it cannot be read, or is none, or nobody is there to be asked
     */
    ReplayedFile(Shell shell, Path path, Journals.Replaying how) throws IOException {
        this.shell = shell;
        this.step = how.step();
        this.check = shell.settings().on(Setting.DRY_RUN) ? Journals.Check.NOTHING : how.check();
        if (step && shell.operator().console().isEmpty()) {
            throw new IOException("--step asks before each line, and nobody is there to answer");
        }
        this.file = shell.sources().file(path);
        if (isCast(path)) {
            file.close();
            throw new IOException("that is a recording of the screen: asciinema play " + path + " shows it");
        }
    }

    private static boolean isCast(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return new String(in.readNBytes(CAST.length()), StandardCharsets.US_ASCII).equals(CAST);
        }
    }

    /** Runs them, and returns the status of that, see {@link Journals#replay}. */
    ExitStatus run() throws IOException {
        try (this) {
            ExitStatus status = shell.run(this);
            if (check == Journals.Check.NOTHING) {
                return status;
            }
            settle();
            return verdict();
        }
    }

    @Override
    public Optional<LogicalLine> next() throws IOException {
        settle();
        if (quit) {
            return Optional.empty();
        }
        Optional<LogicalLine> line = next.isPresent() ? next : ahead(new ArrayList<>());
        next = Optional.empty();
        ended = line.isEmpty();
        return line;
    }

    @Override
    public boolean begins(LogicalLine line) {
        if (quit) {
            return false;
        }
        show(line.text());
        boolean runs = !step || asked();
        running = runs ? Optional.of(line) : Optional.empty();
        return runs;
    }

    private void show(String text) {
        String prompt = "pish> ";
        for (String part : text.split("\n", -1)) {
            shell.emit(new Event.Text(prompt + part));
            prompt = "   …> ";
        }
    }

    private boolean asked() {
        while (true) {
            String answer = shell.operator()
                    .ask("run it? yes, no, all, quit: ")
                    .orElse("quit")
                    .toLowerCase(Locale.ROOT);
            switch (answer) {
                case "y", "yes" -> {
                    return true;
                }
                case "n", "no" -> {
                    return false;
                }
                case "a", "all" -> {
                    step = false;
                    return true;
                }
                case "q", "quit" -> {
                    quit = true;
                    return false;
                }
                default -> shell.emit(new Event.Text("type yes, no, all or quit, or the first letter"));
            }
        }
    }

    /** Takes comments up to the next line, and returns that. */
    private Optional<LogicalLine> ahead(List<String> comments) throws IOException {
        Optional<LogicalLine> line = file.next();
        while (line.filter(l -> isBlank(l.text())).isPresent()) {
            comments.add(line.get().text());
            line = file.next();
        }
        return line;
    }

    private static boolean isBlank(String line) {
        String text = line.stripLeading();
        return text.isEmpty() || text.startsWith("#");
    }

    /** Compares the line that has run with what is recorded of it. */
    private void settle() throws IOException {
        Optional<LogicalLine> line = running;
        running = Optional.empty();
        if (line.isPresent() && check != Journals.Check.NOTHING) {
            List<String> comments = new ArrayList<>();
            next = ahead(comments);
            LineResult.read(comments).ifPresent(recorded -> compare(line.get(), recorded));
        }
        result = Optional.empty();
    }

    private void compare(LogicalLine line, LineResult recorded) {
        compared++;
        List<String> differences = result.map(now -> recorded.differences(now, check == Journals.Check.STATUSES))
                .orElse(List.of("did not run"));
        if (!differences.isEmpty()) {
            different.add(line.number());
            shell.emit(new Event.Text(name() + ":" + line.number() + ": not as recorded"));
            differences.forEach(text -> shell.emit(new Event.Text("  " + text)));
        }
    }

    private ExitStatus verdict() {
        if (!ended && !quit) {
            shell.emit(new Event.Text("the lines after that did not run"));
        }
        String count = compared == 1 ? "1 line" : compared + " lines";
        if (different.isEmpty()) {
            shell.emit(new Event.Text(count + " compared, as recorded"));
        } else {
            String where = different.size() == 1 ? "line " : "lines ";
            String lines = different.stream()
                    .map(String::valueOf)
                    .reduce((a, b) -> a + ", " + b)
                    .orElseThrow();
            shell.emit(new Event.Text(count + " compared, different: " + where + lines + " of " + name()));
        }
        return different.isEmpty() && (ended || quit) ? ExitStatus.OK : new ExitStatus(1);
    }

    @Override
    public boolean checks() {
        return check != Journals.Check.NOTHING;
    }

    @Override
    public void ended(LineResult ofLine) {
        result = Optional.of(ofLine);
    }

    @Override
    public boolean interactive() {
        return false;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
