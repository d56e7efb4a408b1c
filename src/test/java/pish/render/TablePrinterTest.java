package pish.render;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.out;
import static pish.exec.Told.started;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.exec.Event;

class TablePrinterTest {
    private static Captured table(Captured captured, List<Event> events) {
        return Shown.in(TablePrinter::new, captured, events);
    }

    private static String inPipe(String... outputs) {
        return table(Captured.pipes(), Shown.outputs(outputs)).out();
    }

    @Test
    void showsUptimes() {
        assertThat(inPipe(
                        " 10:23:01 up 3 days,  4:12,  2 users,  load average: 0.00, 0.01, 0.05\n",
                        " 10:23:02 up 12 min,  1 user,  load average: 1.52, 0.71, 0.28\n",
                        " 10:23:01 up 12:07,  0 users,  load average: 0.10, 0.01, 0.05\n"))
                .isEqualTo("""
                        NODE  VALUE     UP                     LOAD AVERAGE  LOAD AVERAGE 2  LOAD AVERAGE 3
                        pi01  10:23:01  3 days, 4:12, 2 users          0.00            0.01            0.05
                        pi02  10:23:02  12 min, 1 user                 1.52            0.71            0.28
                        pi03  10:23:01  12:07, 0 users                 0.10            0.01            0.05
                        """);
    }

    @Test
    void saysWhichColumnsANarrowTerminalHasNoRoomFor() {
        Captured narrow = Captured.terminal(Palette.PLAIN, 30);
        String uptime = " 10:23:01 up 12:07,  0 users,  load average: 0.10, 0.01, 0.05\n";
        table(narrow, Shown.outputs(uptime, uptime.replace("0.10, 0.01, 0.05", "1.52, 0.71, 0.28")));
        assertThat(narrow.out()).isEqualTo("""
                        NODE  LOAD AVERAGE
                        pi01          0.10
                        pi02          1.52
                        pish: the screen is too narrow
                          for load average 2, load
                          average 3: `last table
                          --page` shows all
                        """);
    }

    @Test
    void showsTemperaturesWithTheirUnits() {
        assertThat(inPipe("temp=48.3'C\n", "temp=51.0'C\n", "temp=48.3'C\n")).isEqualTo("""
                        NODE  TEMP
                        pi01  48.3'C
                        pi02  51.0'C
                        pi03  48.3'C
                        """);
    }

    @Test
    void takesTitlesFromTheLineAbove() {
        String df = """
                Filesystem      Size  Used Avail Use% Mounted on
                /dev/root        29G  5.1G   23G  19% /
                """;
        String free = """
                               total        used        free
                Mem:            3884         500        3000
                Swap:             99           0          99
                """;

        assertThat(inPipe(df, df.replace(" 5.1G   23G  19%", "10.0G   18G  36%")))
                .isEqualTo("""
                        NODE  USED   AVAIL  USE%
                        pi01  5.1G   23G     19%
                        pi02  10.0G  18G     36%
                        """);
        assertThat(inPipe(
                        free,
                        free.replace(" 500        3000", "1500        2000").replace("   0   ", "  10   ")))
                .isEqualTo("""
                        NODE  MEM USED  MEM FREE  SWAP USED
                        pi01       500      3000          0
                        pi02      1500      2000         10
                        """);
    }

    @Test
    void takesTitlesFromTheTextBesideAFieldElseNumbersThem() {
        assertThat(inPipe("VERSION=12\nKERNEL: 6.1\n3 users\n", "VERSION=13\nKERNEL: 6.2\n4 users\n"))
                .isEqualTo("""
                        NODE  VERSION  KERNEL  USERS
                        pi01       12     6.1      3
                        pi02       13     6.2      4
                        """);
        assertThat(inPipe("0.52 0.61 21/794 a\n", "0.52 0.61 24/793 a\n")).isEqualTo("""
                        NODE  A
                        pi01  21/794
                        pi02  24/793
                        """);
        assertThat(inPipe("pi01\n", "pi02\n")).isEqualTo("NODE  VALUE\npi01  pi01\npi02  pi02\n");
        assertThat(inPipe("0.1 0.2 1/99\n", "0.3 0.4 2/99\n")).isEqualTo("""
                        NODE  VALUE  VALUE 2  VALUE 3
                        pi01    0.1      0.2  1/99
                        pi02    0.3      0.4  2/99
                        """);
    }

    @Test
    void alignsWideCharacters() {
        assertThat(inPipe("온도: 낮음 20도\n", "온도: 아주높음 90도\n", "온도: 😀 30도\n")).isEqualTo("""
                        NODE  온도
                        pi01  낮음 20도
                        pi02  아주높음 90도
                        pi03  😀 30도
                        """);
    }

    @Test
    void showsWhatDoesNotFitInAsFolds() {
        List<Event> events = List.of(
                started("ant", "bee", "cat", "dog", "eel"),
                out("ant", "temp=1\n"),
                out("bee", "temp=2\n"),
                err("bee", "hot\n"),
                out("cat", "sh: 1: vcgencmd: not found\nat all\n"),
                err("dog", "no\n"),
                exited("ant", 0),
                exited("bee", 0),
                exited("cat", 0),
                exited("dog", 127),
                exited("eel", 0));

        Captured shown = table(Captured.terminal(Palette.PLAIN), events);

        assertThat(shown.out()).isEqualTo("""
                        NODE  TEMP
                        ant      1
                        bee      2
                        ── bee ──
                        hot
                        pish: not like the others, so not in the table: cat
                        ── cat ──
                        sh: 1: vcgencmd: not found
                        at all
                        ── eel ── ok, no output
                        ── dog ── exit 127
                        no
                        """);
        Captured apart = table(Captured.pipes(), events);
        assertThat(apart.out()).isEqualTo("""
                        NODE  TEMP
                        ant      1
                        bee      2
                        ── cat ──
                        sh: 1: vcgencmd: not found
                        at all
                        """);
        assertThat(apart.err()).isEqualTo("""
                        ── bee ──
                        hot
                        pish: not like the others, so not in the table: cat
                        ── dog ── exit 127
                        no
                        """);
    }

    @Test
    void saysInOneLineWhyThereIsNoTable() {
        Captured unlike = table(Captured.pipes(), Shown.outputs("a b c\nd\n", "e\n", "f g\nh\ni\n"));
        assertThat(unlike.out()).isEqualTo("── pi01 ──\na b c\nd\n── pi02 ──\ne\n── pi03 ──\nf g\nh\ni\n");
        assertThat(unlike.err()).isEqualTo("pish: the outputs are not alike enough for a table: shown as folds\n");

        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < 13; i++) {
            one.append("the value is ").append(i).append('\n');
            other.append("the value is ").append(i + 1).append('\n');
        }
        Captured wide = table(Captured.pipes(), Shown.outputs(one.toString(), other.toString()));
        assertThat(wide.out()).isEqualTo("── pi01 ──\n" + one + "── pi02 ──\n" + other);
        assertThat(wide.err())
                .isEqualTo("pish: the outputs differ in 13 places, too many for a table: shown as folds\n");
    }

    @Test
    void showsEqualOutputsAsAFoldAndNothingOfNone() {
        Captured equal = table(Captured.pipes(), Shown.outputs("a\n", "a\n"));
        assertThat(equal.out()).isEqualTo("── pi[01-02] (2) ──\na\n");
        assertThat(equal.err()).isEmpty();
        assertThat(table(Captured.pipes(), List.of()).out()).isEmpty();
        assertThat(inPipe("", "")).isEmpty();
    }

    @Test
    void showsSixtyFourNodesInEightyColumns() {
        List<String> outputs = new ArrayList<>();
        for (int i = 1; i <= 64; i++) {
            outputs.add("Architecture: aarch64\nCPU max MHz: 1800.0\nBogoMIPS: " + (100 + i % 2) + ".00\n");
        }

        List<String> lines = table(Captured.terminal(Palette.PLAIN), Shown.outputs(outputs))
                .out()
                .lines()
                .toList();

        assertThat(lines).hasSize(65).allMatch(line -> Columns.width(line) <= 80);
        assertThat(lines)
                .startsWith("NODE  BOGOMIPS", "pi01    101.00", "pi02    100.00")
                .endsWith("pi64    100.00");
    }

    @Test
    void showsTitlesInColourAndNeverObeysANode() {
        Captured shown = table(
                Captured.terminal(Palette.COLOUR),
                Shown.outputs("the \u001b[32mstate is: \u001b[1mok\u001b[0m\n", "the state is: \u001b[2J\n"));

        assertThat(shown.out()).isEqualTo("""
                        \\e[1mNODE  STATE IS\\e[m
                        pi01  ok
                        pi02  ^[[2J
                        """);
    }

    @Test
    void comparesLatecomersWithWhatWasShown() {
        Captured captured = Captured.pipes();
        TablePrinter printer = new TablePrinter(captured.sinks());
        printer.begin();
        try (pish.exec.Gather gather = new pish.exec.Gather(new pish.exec.Spools())) {
            Shown.outputs("temp=1\n", "temp=2\n", "temp=3\n").forEach(gather::handle);
            printer.print(gather.folds(node -> !node.equals("pi03")));
            printer.print(gather.folds("pi03"::equals));
        }

        assertThat(captured.out()).isEqualTo("NODE  TEMP\npi01     1\npi02     2\nNODE  TEMP\npi03     3\n");
    }
}
