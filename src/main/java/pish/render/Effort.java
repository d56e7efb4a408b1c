package pish.render;

/** How much may still be spent on comparing: so that outputs that have nothing in common are given up, not waited for. */
final class Effort {
    private long left;

    /** Grants a number of steps; some hundred million take a second. */
    Effort(long steps) {
        left = steps;
    }

    /** Takes steps, or returns false where there are not so many left. */
    boolean spend(long steps) {
        left -= steps;
        return left >= 0;
    }
}
