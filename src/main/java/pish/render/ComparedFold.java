package pish.render;

import java.util.List;
import java.util.Optional;
import pish.exec.Fold;

/**
 * A fold whose outputs have been read to be compared.
 *
 * @param stdout its lines, see {@link TextLines}
 * @param stderr its lines
 */
record ComparedFold(Fold fold, List<String> stdout, List<String> stderr) {
    /** Reads a fold; empty where it is too long. */
    static Optional<ComparedFold> of(Fold fold) {
        return TextLines.of(fold.stdout())
                .flatMap(out -> TextLines.of(fold.stderr()).map(err -> new ComparedFold(fold, out, err)));
    }

    /** Compares another fold with this; empty where they differ too much for that. */
    Optional<FoldDiff> diff(ComparedFold other, Effort effort) {
        return LineDiff.of(stdout, other.stdout, effort)
                .flatMap(out -> LineDiff.of(stderr, other.stderr, effort)
                        .map(err -> new FoldDiff(fold, other.fold, out, err, likeness(other, out, err))));
    }

    private double likeness(ComparedFold other, LineDiff out, LineDiff err) {
        int ofOut = Math.max(stdout.size(), other.stdout.size());
        int ofErr = Math.max(stderr.size(), other.stderr.size());
        return (out.likeness() * ofOut + err.likeness() * ofErr) / Math.max(1, ofOut + ofErr);
    }
}
