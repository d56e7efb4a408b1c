package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How panes fill a screen. */
class PaneGridTest {
    private static String shape(int panes, int columns, int rows) {
        PaneGrid grid = PaneGrid.of(panes, columns, rows);
        assertThat(IntStream.range(0, grid.across()).map(grid::width).sum() + grid.across() - 1)
                .isEqualTo(columns);
        assertThat(IntStream.range(0, grid.down()).map(grid::height).sum()).isEqualTo(rows);
        return grid.across() + "x" + grid.down();
    }

    @Test
    void as_much_is_seen_as_can_be() {
        assertThat(shape(1, 80, 23)).isEqualTo("1x1");
        assertThat(shape(2, 80, 23)).isEqualTo("1x2");
        assertThat(shape(4, 80, 23)).isEqualTo("2x2");
        assertThat(shape(8, 80, 23)).isEqualTo("4x2");
        assertThat(shape(16, 80, 23)).isEqualTo("4x4");
        assertThat(shape(28, 80, 23)).isEqualTo("4x7");
        assertThat(shape(16, 200, 49)).isEqualTo("4x4");
    }

    @Test
    void what_does_not_fit_has_pages_of_larger_panes() {
        assertThat(shape(29, 80, 23)).isEqualTo("4x4");
        assertThat(shape(16, 40, 11)).isEqualTo("2x2");
        assertThat(shape(500, 19, 3)).isEqualTo("1x1");
    }
}
