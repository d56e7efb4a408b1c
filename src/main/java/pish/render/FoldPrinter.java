package pish.render;

import java.io.IOException;
import java.util.List;
import pish.exec.Fold;
import pish.exec.Spool;

/**
 * Prints folds: each output once, under a header that names its nodes. Where standard output and standard error are seen
 * together a fold has one header, then both outputs. Else standard output gets a header and the text for each fold that
 * printed something there, and standard error for each that printed something there or failed. A fold that is ok and
 * printed nothing shows on a terminal only. A missing last newline is added only before further text, and on a terminal.
 */
public final class FoldPrinter implements FoldForm {
    /** Whoever looks at what runs wants to see its end, not a gigabyte again. */
    private static final int MOST_SO_FAR = 64 << 10;

    private final Sinks sinks;

    /** Makes a printer. */
    public FoldPrinter(Sinks sinks) {
        this.sinks = sinks;
    }

    @Override
    public void print(List<Fold> folds) {
        for (Fold fold : folds) {
            if (sinks.together()) {
                printTogether(fold);
            } else {
                printApart(fold);
            }
        }
        sinks.flush();
    }

    /** Prints the ends of what runs still, each under a header that says so, and hands everything on. */
    void printSoFar(List<Fold> folds) {
        for (Fold fold : folds) {
            sinks.out().line(Header.soFar(fold.nodes(), sinks.out().palette()));
            printEnd(fold.stdout(), sinks.out());
            printEnd(fold.stderr(), sinks.err());
        }
    }

    private static void printEnd(Spool spool, Sink sink) {
        try {
            byte[] bytes = spool.tail(MOST_SO_FAR).toArray();
            sink.foreign(bytes, 0, bytes.length);
        } catch (IOException e) {
            sink.line("pish: cannot read back what came: " + e.getMessage());
        }
        endLine(sink);
        sink.flush();
    }

    private void printTogether(Fold fold) {
        Sink out = sinks.out();
        if (!fold.ok() || !fold.silent()) {
            out.line(Header.of(fold, out.palette()));
        } else if (out.terminal()) {
            out.line(Header.silent(fold.nodes(), out.palette()));
        }
        out.foreign(fold.stdout());
        endLine(out);
        if (!fold.stderr().isEmpty()) {
            out.flush();
            sinks.err().freshLine();
            sinks.err().foreign(fold.stderr());
            endLine(sinks.err());
            sinks.err().flush();
        }
    }

    private void printApart(Fold fold) {
        Sink out = sinks.out();
        Sink err = sinks.err();
        if (!fold.stdout().isEmpty()) {
            out.line(Header.of(fold, out.palette()));
            out.foreign(fold.stdout());
            endLine(out);
        } else if (fold.ok() && fold.silent() && out.terminal()) {
            out.line(Header.silent(fold.nodes(), out.palette()));
        }
        if (!fold.stderr().isEmpty() || !fold.ok()) {
            err.line(Header.of(fold, err.palette()));
            err.foreign(fold.stderr());
            endLine(err);
        }
    }

    private static void endLine(Sink sink) {
        if (sink.terminal()) {
            sink.freshLine();
        }
    }
}
