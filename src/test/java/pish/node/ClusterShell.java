package pish.node;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Debian's ClusterShell, asked through one Python process; without groups, so that @ and * are plain characters. */
final class ClusterShell implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String SCRIPT = """
            import sys
            from ClusterShell.NodeSet import NodeSet, RESOLVER_NOGROUP
            def contiguous(n):
                try:
                    return ';'.join(map(str, n.contiguous()))
                except ValueError:
                    return '?' # 1.9 fails where a range ends at -1
            for line in sys.stdin:
                try:
                    n = NodeSet(line[:-1], resolver=RESOLVER_NOGROUP)
                    parts = [';'.join(map(str, n.split(3))), contiguous(n), str(n[1:4])]
                    answer = [len(n), str(n), ','.join(n)] + parts
                    n.autostep = 3
                    print(*answer, str(n), sep='\\t', flush=True)
                except Exception as e:
                    print('error', type(e).__name__, e, sep='\\t', flush=True)
            """;

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    /** What ClusterShell makes of an expression; contiguous is {@code ?} alone where it cannot say. */
    record Answer(
            boolean error,
            int count,
            String folded,
            List<String> expanded,
            List<String> split,
            List<String> contiguous,
            String slice,
            String stepped) {}

    ClusterShell() throws IOException {
        process = new ProcessBuilder(PYTHON.toString(), "-c", SCRIPT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static boolean installed() throws IOException, InterruptedException {
        if (!Files.isExecutable(PYTHON)) {
            return false;
        }
        var builder = new ProcessBuilder(PYTHON.toString(), "-c", "import ClusterShell.NodeSet");
        return builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    Answer ask(String expression) throws IOException {
        questions.write(expression + "\n");
        questions.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("ClusterShell ended at " + expression);
        }
        var fields = answer.split("\t", -1);
        if (fields[0].equals("error")) {
            return new Answer(true, 0, "", List.of(), List.of(), List.of(), "", "");
        }
        return new Answer(
                false,
                Integer.parseInt(fields[0]),
                fields[1],
                list(fields[2], ","),
                list(fields[3], ";"),
                list(fields[4], ";"),
                fields[5],
                fields[6]);
    }

    private static List<String> list(String field, String separator) {
        return field.isEmpty() ? List.of() : List.of(field.split(separator, -1));
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
