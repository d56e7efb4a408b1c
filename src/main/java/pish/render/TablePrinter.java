package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.exec.Fold;
import pish.node.NodeSet;

/**
 * Prints what differs in otherwise equal outputs as a table: a row a node, a column for each place where the outputs
 * differ. What does not fit in is printed as folds after it: outputs that are not like the others', failures, and what came
 * on standard error. Where nothing fits it says so, and prints all as folds.
 */
public final class TablePrinter implements FoldForm {
    private final Sinks sinks;
    private final FoldPrinter whole;
    /** What the outputs are compared with: the largest fold of those shown first. */
    private Optional<Fold> base = Optional.empty();

    /** Makes a printer. */
    public TablePrinter(Sinks sinks) {
        this.sinks = sinks;
        this.whole = new FoldPrinter(sinks);
    }

    @Override
    public void begin() {
        base = Optional.empty();
    }

    @Override
    public void print(List<Fold> folds) {
        List<Fold> candidates = new ArrayList<>(base.stream().toList());
        folds.stream().filter(fold -> fold.ok() && !fold.stdout().isEmpty()).forEach(candidates::add);
        base = candidates.stream().findFirst();
        if (candidates.size() < 2) {
            whole.print(folds);
            return;
        }
        FieldTable fields = FieldTable.of(candidates);
        List<Fold> others = new ArrayList<>(candidates);
        others.removeAll(fields.folds());
        if (fields.folds().size() < 2 || size(fields.folds()) < size(others)) {
            say("the outputs are not alike enough for a table: shown as folds");
            whole.print(folds);
        } else if (fields.columns() > FieldTable.MOST_COLUMNS) {
            say("the outputs differ in " + fields.columns() + " places, too many for a table: shown as folds");
            whole.print(folds);
        } else {
            print(fields, folds, others);
        }
    }

    private void print(FieldTable fields, List<Fold> folds, List<Fold> others) {
        Sink out = sinks.out();
        Table table = fields.table(nodes(folds));
        table.lines(out.palette(), out.columns()).forEach(out::line);
        List<String> beyond = table.beyond(out.columns());
        if (!beyond.isEmpty()) {
            say("the screen is too narrow for " + String.join(", ", beyond) + ": `last table --page` shows all");
        }
        List<Fold> rest = new ArrayList<>(folds);
        rest.removeAll(fields.folds());
        folds.stream().filter(fields.folds()::contains).forEach(this::printErrors);
        if (!others.isEmpty()) {
            say("not like the others, so not in the table: " + nodes(others));
        }
        whole.print(rest);
    }

    private void printErrors(Fold fold) {
        if (!fold.stderr().isEmpty()) {
            Sink err = sinks.err();
            sinks.out().flush();
            err.line(Header.of(fold, err.palette()));
            err.foreign(fold.stderr());
            if (err.terminal()) {
                err.freshLine();
            }
            err.flush();
        }
    }

    private static int size(List<Fold> folds) {
        return folds.stream().mapToInt(fold -> fold.nodes().size()).sum();
    }

    private static NodeSet nodes(List<Fold> folds) {
        return NodeSet.unionOf(folds.stream().map(Fold::nodes).toList());
    }

    private void say(String text) {
        sinks.out().flush();
        BuiltinText.print(new Event.Message(Event.Severity.INFO, text), sinks.err());
    }
}
