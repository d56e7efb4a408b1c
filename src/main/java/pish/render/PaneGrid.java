package pish.render;

/**
 * How panes of about one size fill a part of the screen: beside each other with a column between them, and below each other.
 *
 * @param across how many are beside each other, at least 1
 * @param down how many are below each other, at least 1
 * @param columns how wide that part of the screen is
 * @param rows how high
 */
record PaneGrid(int across, int down, int columns, int rows) {
    /** A title of any use takes so many columns. */
    static final int LEAST_WIDTH = 19;
    /** A title and two lines. */
    static final int LEAST_HEIGHT = 3;
    /** Where not all fit, those of a page are so high. */
    private static final int PAGED_HEIGHT = 5;
    /** More columns or rows are worth nothing. */
    private static final int WIDE = 80;

    private static final int HIGH = 12;

    /**
     * Returns that which shows the most of some panes: all of them where they fit, else those of a page.
     *
     * @param panes at least 1
     */
    static PaneGrid of(int panes, int columns, int rows) {
        int most = Math.max(1, (columns + 1) / (LEAST_WIDTH + 1));
        PaneGrid best = new PaneGrid(most, Math.max(1, rows / PAGED_HEIGHT), columns, rows);
        int worth = 0;
        for (int across = 1; across <= Math.min(most, panes); across++) {
            PaneGrid grid = new PaneGrid(across, (panes + across - 1) / across, columns, rows);
            if (rows / grid.down() >= LEAST_HEIGHT && grid.worth() > worth) {
                best = grid;
                worth = grid.worth();
            }
        }
        return best;
    }

    private int worth() {
        return Math.min(WIDE, width(0)) * Math.min(HIGH, rows / down);
    }

    /** Returns how many panes there is room for. */
    int page() {
        return across * down;
    }

    /** Returns how wide the panes of a column are, counted from 0. */
    int width(int column) {
        return (columns + 1) * (column + 1) / across - (columns + 1) * column / across - 1;
    }

    /** Returns how high the panes of a row are, counted from 0. */
    int height(int row) {
        return rows * (row + 1) / down - rows * row / down;
    }
}
