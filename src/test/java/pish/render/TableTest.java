package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table();

    @Test
    void alignsColumns() {
        row("node", "ant", "address", "192.168.1.101", "slots", "4");
        row("node", "노드", "address", "fe80::1", "slots", "16");
        row("node", "x", "address", "", "slots", "-1.5");
        row("node", "😀", "slots", "");

        assertThat(text(Palette.PLAIN)).isEqualTo("""
                        NODE  ADDRESS        SLOTS
                        ant   192.168.1.101      4
                        노드  fe80::1           16
                        x                     -1.5
                        😀""");
    }

    @Test
    void isNothingWithoutRows() {
        assertThat(table.lines(Palette.COLOUR)).isEmpty();
    }

    @Test
    void takesColumnsThatComeLater() {
        row("node", "ant");
        row("node", "bee", "state", "down\u001b[2J\nnow");

        assertThat(text(Palette.PLAIN)).isEqualTo("NODE  STATE\nant\nbee   down^[[2J now");
    }

    @Test
    void leavesOutColumnsThatANarrowTerminalHasNoRoomFor() {
        row("node", "pi01", "load", "0.52", "노드", "한글", "up", "3 days");

        assertThat(table.lines(Palette.PLAIN, 24)).containsExactly("NODE  LOAD  노드  UP", "pi01  0.52  한글  3 days");
        assertThat(table.beyond(24)).isEmpty();
        assertThat(table.lines(Palette.PLAIN, 23)).containsExactly("NODE  LOAD  노드", "pi01  0.52  한글");
        assertThat(table.beyond(23)).containsExactly("up");
        assertThat(table.lines(Palette.COLOUR, 8)).containsExactly("\u001b[1mNODE  L…\u001b[m", "pi01  0…");
        assertThat(table.beyond(8)).containsExactly("노드", "up");
    }

    @Test
    void hasBoldTitles() {
        row("node", "ant");

        assertThat(text(Palette.COLOUR)).isEqualTo("\u001b[1mNODE\u001b[m\nant");
    }

    private void row(String... columns) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put(columns[i], columns[i + 1]);
        }
        table.add(row);
    }

    private String text(Palette palette) {
        return String.join("\n", table.lines(palette));
    }
}
