package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.Setting;

/** Standard output for programs. */
final class JsonTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void open() {
        pish = new Batches(home).set(Setting.FORMAT, "json").set(Setting.ERRORS, "continue");
    }

    @AfterEach
    void close() {
        pish.close();
    }

    /** Returns the events' names and what the rest of each says, without times. */
    private List<String> events(String... lines) {
        pish.run(lines);
        return pish.out()
                .lines()
                .peek(line -> assertThat(line).startsWith("{\"event\":\"").endsWith("}"))
                .map(line ->
                        line.replaceAll("\"(time|seconds)\":[0-9.E-]+,?", "").replaceAll("\\{\"event\":|[}\"]", ""))
                .toList();
    }

    private long finished() {
        return pish.out()
                .lines()
                .filter(l -> l.contains("\"event\":\"finished\""))
                .count();
    }

    @Test
    void everyLineOfInputFinishesOnceWhateverItIs() {
        pish.transport().takeDown("pi04");
        pish.run(
                "# comment",
                "pi01: true",
                "all:x",
                "ls",
                "pi04: x",
                "set",
                "!true",
                "nodes | cat",
                "pi02:",
                "@ok: ls",
                "",
                "pi01: echo 'open");
        assertThat(finished()).isEqualTo(10);
        assertThat(pish.out()).contains("\"number\":2,\"line\":\"all:x\",\"status\":2,\"ok\":\"\",\"failed\":\"\"");
    }

    @Test
    void commandsHereAndFiltersGiveText() {
        assertThat(events("!echo here; echo two"))
                .containsExactly(
                        "text,line:here",
                        "text,line:two",
                        "finished,number:1,line:!echo here; echo two,status:0,ok:,failed:,");
        assertThat(events("nodeset -e -S '\\n' x[1-2] | sed s/x/y/"))
                .startsWith("text,line:y1", "text,line:y2")
                .hasSize(3);
    }

    @Test
    void builtinsGiveRowsAndText() {
        assertThat(events("nodes pi01"))
                .startsWith("row,table:nodes,node:pi01,address:pi01,state:idle,user:" + System.getProperty("user.name")
                        + ",latency:null,uptime:null,groups:[]");
        assertThat(events("output", "nonsense")).startsWith("text,line:fold").hasSize(3);
        assertThat(pish.err()).startsWith("pish: test.pish:2: ");
    }

    @Test
    void linesOfASourcedFileFinishToo() throws IOException {
        Path script = Files.writeString(home.resolve("s.pish"), "pi01: true\n\nnonsense\n");
        pish.run("source " + script);
        assertThat(finished()).isEqualTo(3);
        assertThat(pish.out())
                .contains("\"number\":1,\"line\":\"source ")
                .contains("\"number\":3,\"line\":\"nonsense\"");
    }

    @Test
    void aStartUpFileSaysNothingOnStandardOutput() throws IOException {
        Path script = Files.writeString(home.resolve("pishrc"), "output\n!echo rc\npi01: echo node\n");
        pish.shell().startUp(pish.shell().sources().file(script));
        assertThat(pish.out()).isEmpty();
        assertThat(pish.err()).contains("fold", "rc", "node");
        assertThat(events("!true")).containsExactly("finished,number:1,line:!true,status:0,ok:,failed:,");
    }
}
