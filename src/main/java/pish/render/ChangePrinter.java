package pish.render;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Prints how one fold differs from another: a header, then the lines that do. */
final class ChangePrinter {
    private final Sinks sinks;

    ChangePrinter(Sinks sinks) {
        this.sinks = sinks;
    }

    void print(FoldDiff diff) {
        if (sinks.together()) {
            printTogether(diff);
        } else {
            printApart(diff);
        }
    }

    private void printTogether(FoldDiff diff) {
        Sink out = sinks.out();
        out.line(Header.compared(diff.base(), diff.fold(), diff.count(), out.palette()));
        print(diff.stdout().changes(), out);
        if (!diff.stderr().changes().isEmpty()) {
            out.flush();
            sinks.err().line(sinks.err().palette().faint("standard error:"));
            printErrors(diff);
            sinks.err().flush();
        }
    }

    private void printApart(FoldDiff diff) {
        Sink out = sinks.out();
        Sink err = sinks.err();
        if (!diff.fold().stdout().isEmpty() || !diff.stdout().changes().isEmpty()) {
            int count = diff.stdout().changes().size();
            out.line(Header.compared(diff.base(), diff.fold(), count, out.palette()));
            print(diff.stdout().changes(), out);
        }
        if (diff.base().stderr().isEmpty()
                && !(diff.fold().ok() && diff.fold().stderr().isEmpty())) {
            err.line(Header.of(diff.fold(), err.palette()));
            printErrors(diff);
        } else if (!diff.stderr().changes().isEmpty() || !diff.fold().ok()) {
            int count = diff.stderr().changes().size();
            err.line(Header.compared(diff.base(), diff.fold(), count, err.palette()));
            printErrors(diff);
        }
    }

    /** Prints standard error whole where there is none to compare it with. */
    private void printErrors(FoldDiff diff) {
        Sink err = sinks.err();
        if (!diff.base().stderr().isEmpty()) {
            print(diff.stderr().changes(), err);
        } else if (!diff.fold().stderr().isEmpty()) {
            err.foreign(diff.fold().stderr());
            err.freshLine();
        }
    }

    private static void print(List<LineDiff.Change> changes, Sink sink) {
        int width = changes.stream()
                .mapToInt(change -> Integer.toString(change.number()).length())
                .max()
                .orElse(0);
        Marks marks = new Marks(sink);
        for (LineDiff.Change change : changes) {
            String number = String.format("%" + width + "d", change.number());
            if (change.words().isPresent()) {
                marks.words(number, change.words().get());
            } else {
                change.went().ifPresent(text -> marks.whole(number + " - ", text, sink.palette()::failure));
                change.came().ifPresent(text -> marks.whole(number + " + ", text, sink.palette()::added));
            }
        }
    }

    /** Writes lines of nodes and what marks them: in a pipe the bytes as they came, else text that is safe to show. */
    private record Marks(Sink sink) {
        void whole(String prefix, String text, UnaryOperator<String> colour) {
            sink.freshLine();
            write(prefix, text, "", colour);
            sink.print("\n");
        }

        void words(String number, WordDiff words) {
            sink.freshLine();
            sink.print(number + " ~ ");
            for (WordDiff.Stretch stretch : words.stretches()) {
                write("", stretch.stayed(), "", UnaryOperator.identity());
                write("[-", stretch.went(), "-]", sink.palette()::failure);
                write("{+", stretch.came(), "+}", sink.palette()::added);
            }
            sink.print("\n");
        }

        private void write(String before, String text, String after, UnaryOperator<String> colour) {
            if (text.isEmpty() && !after.isEmpty()) {
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            if (sink.terminal() || sink.palette() == Palette.COLOUR) {
                sink.print(colour.apply(before + SafeText.of(bytes) + after));
            } else {
                sink.print(before);
                sink.foreign(bytes, 0, bytes.length);
                sink.endForeign();
                sink.print(after);
            }
        }
    }
}
