package pish.render;

import pish.exec.Fold;

/**
 * How a fold differs from another.
 *
 * @param base what it is compared with
 * @param fold the other
 * @param likeness of both outputs together, from 0 to 1
 */
record FoldDiff(Fold base, Fold fold, LineDiff stdout, LineDiff stderr, double likeness) {
    /** Returns how many lines differ on either stream. */
    int count() {
        return stdout.changes().size() + stderr.changes().size();
    }
}
