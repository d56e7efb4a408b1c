package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import pish.exec.Fold;

/**
 * Holds folds back that do not fit on the screen, for a pager to show them in place of all that. Those that nobody takes
 * are printed at the end after all.
 */
public final class LongFolds implements FoldForm {
    private final FoldForm form;
    private final Function<Sinks, FoldForm> like;
    private final Sink out;
    private final Screen screen;
    private final List<Fold> held = new ArrayList<>();
    private long lines;

    /**
     * Makes one.
     *
     * @param like makes what prints them
     * @param sinks of the terminal whose screen that is
     */
    public LongFolds(Function<Sinks, FoldForm> like, Sinks sinks, Screen screen) {
        this.form = like.apply(sinks);
        this.like = like;
        this.out = sinks.out();
        this.screen = screen;
    }

    @Override
    public void begin() {
        form.begin();
        held.clear();
        lines = 0;
    }

    @Override
    public void print(List<Fold> folds) {
        FoldLines shown = FoldLines.of(folds, like, Palette.PLAIN);
        lines += shown.lines().size() + shown.more();
        if (held.isEmpty() && lines <= screen.rows()) {
            form.print(folds);
        } else {
            held.addAll(folds);
        }
    }

    @Override
    public long take() {
        if (held.isEmpty()) {
            return 0;
        }
        held.stream().filter(fold -> !fold.ok()).forEach(fold -> out.line(Header.of(fold, out.palette())));
        out.flush();
        held.clear();
        return lines;
    }

    @Override
    public void end() {
        if (!held.isEmpty()) {
            form.print(List.copyOf(held));
            held.clear();
        }
        form.end();
    }
}
