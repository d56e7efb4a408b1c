package pish.syntax;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code bash -n} whether texts are open at their end. */
final class BashOracle {
    private static final Pattern VERSION = Pattern.compile("version (\\d+)\\.(\\d+)");
    private static final Pattern EARLY_END = Pattern.compile(
            "syntax error: unexpected end of file|unexpected EOF while looking for|unexpected token `EOF'");
    private static final Pattern HEREDOC = Pattern.compile("line (\\d+): warning: here-document .* delimited by");

    private final Path folder;

    BashOracle(Path folder) {
        this.folder = folder;
    }

    /** Tells whether there is a bash whose grammar is the one that pish follows: 5.2. */
    static boolean available() {
        try {
            Matcher version = VERSION.matcher(run("bash", "--version"));
            return version.find()
                    && version.group(1).equals("5")
                    && version.group(2).equals("2");
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Returns, in order, whether bash calls each text open. */
    List<Boolean> open(List<String> texts) {
        List<String> said = said(texts);
        List<Integer> warned = new ArrayList<>();
        List<String> longer = new ArrayList<>();
        List<Boolean> open = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String first = firstError(said.get(i));
            open.add(EARLY_END.matcher(first).find());
            if (first.isEmpty() && HEREDOC.matcher(said.get(i)).find()) {
                warned.add(i);
                longer.add(texts.get(i) + "\nzzz");
            }
        }
        // bash warns of `EOF)` too, which does end a here-document: only a warning that moves with the end means open
        List<String> then = said(longer);
        for (int i = 0; i < warned.size(); i++) {
            int text = warned.get(i);
            open.set(text, !warningLine(said.get(text)).equals(warningLine(then.get(i))));
        }
        return open;
    }

    private static String firstError(String said) {
        return said.lines()
                .filter(line -> !line.contains("warning:"))
                .findFirst()
                .orElse("");
    }

    private static Optional<String> warningLine(String said) {
        Matcher matcher = HEREDOC.matcher(said);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private List<String> said(List<String> texts) {
        try {
            for (int i = 0; i < texts.size(); i++) {
                Files.writeString(folder.resolve(Integer.toString(i)), texts.get(i) + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String all = run(
                "bash",
                "-c",
                "cd \"$1\"; for ((i = 0; i < $2; i++)); do LC_ALL=C bash -n \"$i\" 2>&1; printf '\\001'; done",
                "bash",
                folder.toString(),
                Integer.toString(texts.size()));
        return List.of(all.split("\u0001", -1)).subList(0, texts.size());
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
