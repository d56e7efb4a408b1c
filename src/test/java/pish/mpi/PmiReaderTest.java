package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PmiReaderTest {
    private final List<String> commands = new ArrayList<>();
    private final PmiReader reader = new PmiReader(line -> commands.add(line.command() + " " + line.value("key")));

    private boolean add(String text) {
        return reader.add(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void readsLinesInAnyPieces() {
        String text = "cmd=get kvsname=k key=a\ncmd=barrier_in\n";
        for (int i = 0; i < text.length(); i++) {
            assertThat(add(text.substring(i, i + 1))).isTrue();
        }
        assertThat(add(text + "cmd=put key=b ")).isTrue();
        assertThat(add("value=c\n")).isTrue();

        assertThat(commands).containsExactly("get a", "barrier_in ", "get a", "barrier_in ", "put b");
    }

    @Test
    void takesSeveralLinesOfSpawnAsOneCommand() {
        String part = "mcmd=spawn\nnprocs=2\nexecname=a\ntotspawns=2\nspawnssofar=1\narg1=cmd=put\nargcnt=1\nendcmd\n";
        assertThat(add(part)).isTrue();
        assertThat(commands).isEmpty();
        assertThat(add(part + "cmd=finalize\n")).isTrue();
        assertThat(commands).containsExactly("spawn ", "finalize ");
    }

    @Test
    void takesNoLineWithoutEnd() {
        assertThat(add("x".repeat(PmiReader.LONGEST))).isTrue();
        assertThat(add("x")).isFalse();
        assertThat(add("\ncmd=finalize\n")).isFalse();
        assertThat(commands).isEmpty();
    }
}
