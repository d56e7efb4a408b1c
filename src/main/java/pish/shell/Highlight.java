package pish.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import pish.render.Palette;
import pish.syntax.Parser;
import pish.syntax.Statement;

/** Colours what is typed: targets and built-ins that there are, and those that there are not. */
final class Highlight implements Highlighter {
    private static final AttributedStyle TARGET = AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
    private static final AttributedStyle TARGET_ON_LIGHT = AttributedStyle.DEFAULT.foreground(AttributedStyle.BLUE);
    private static final AttributedStyle BUILTIN = AttributedStyle.BOLD.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle LOCAL = AttributedStyle.BOLD.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle FAINT =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.BLACK + AttributedStyle.BRIGHT);

    /** So many lines within lines are coloured. */
    private static final int DEEPEST = 20;

    private final Shell shell;
    private final Reach reach;
    private final Supplier<Palette> palette;
    private final Parser parser;

    Highlight(Shell shell, Reach reach, Supplier<Palette> palette) {
        this.shell = shell;
        this.reach = reach;
        this.palette = palette;
        this.parser = shell.builtins().parser();
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (palette.get() == Palette.PLAIN) {
            return new AttributedString(buffer);
        }
        AttributedStringBuilder out = new AttributedStringBuilder();
        boolean hasDefault = shell.defaultTarget().isPresent();
        int end = 0;
        for (TypedText.Piece piece : TypedText.of(buffer, parser, hasDefault).pieces()) {
            out.append(buffer.substring(end, piece.start()));
            end = Math.min(buffer.length(), piece.start() + piece.text().length());
            append(buffer.substring(piece.start(), end), DEEPEST, out);
        }
        return out.append(buffer.substring(end)).toAttributedString();
    }

    private void append(String line, int levels, AttributedStringBuilder out) {
        Statement statement = TypedText.statement(line, parser).orElse(null);
        if (statement instanceof Statement.Builtin builtin && builtin.inner().isPresent()) {
            int start = builtin.inner().get().start();
            if (levels > 0 && statement.raw().equals(line)) {
                word(line.substring(0, start), builtin, out);
                append(line.substring(start), levels - 1, out);
                return;
            }
        }
        if (statement != null && !statement.raw().equals(line)) {
            String first = line.strip().split("\\s", 2)[0];
            if (shell.builtins().aliases().line(first).isPresent()) {
                word(line, statement, out);
                return;
            }
            // carriage returns and the like shift what the statement tells the places of
            out.append(line);
        } else if (statement instanceof Statement.Blank) {
            out.styled(FAINT, line);
        } else if (statement instanceof Statement.Local local) {
            int mark = line.indexOf('!') + 1;
            out.styled(LOCAL, line.substring(0, mark)).append(local.raw().substring(mark));
        } else if (statement instanceof Statement.Broadcast broadcast) {
            target(line, broadcast.targetStart(), broadcast.target(), out);
        } else if (statement instanceof Statement.Use use) {
            target(line, use.targetStart(), use.target(), out);
        } else {
            word(line, statement, out);
        }
    }

    private void target(String line, int start, String target, AttributedStringBuilder out) {
        int end = start + target.length();
        AttributedStyle known = palette.get() == Palette.LIGHT ? TARGET_ON_LIGHT : TARGET;
        AttributedStyle style = reach.of(target).isPresent() ? known : WRONG;
        out.append(line.substring(0, start))
                .styled(style, line.substring(start, end))
                .styled(FAINT, line.substring(end, end + 1))
                .append(line.substring(end + 1));
    }

    private void word(String line, Statement statement, AttributedStringBuilder out) {
        int start = 0;
        while (start < line.length() && line.charAt(start) <= ' ') {
            start++;
        }
        int end = start;
        while (end < line.length() && line.charAt(end) > ' ') {
            end++;
        }
        String word = line.substring(start, end);
        AttributedStyle style = AttributedStyle.DEFAULT;
        if (statement instanceof Statement.Builtin
                || shell.builtins().names().contains(word)
                || shell.builtins().aliases().line(word).isPresent()) {
            style = BUILTIN;
        } else if (shell.defaultTarget().isEmpty() && (end < line.length() || !mayBecome(word))) {
            style = WRONG;
        }
        out.append(line.substring(0, start)).styled(style, word).append(line.substring(end));
    }

    /** Returns whether a word that is still typed may become a built-in or a target. */
    private boolean mayBecome(String word) {
        Pattern operators = Pattern.compile("[,!&^\\[*?]");
        List<String> beginnings = new ArrayList<>(shell.builtins().names());
        beginnings.addAll(shell.builtins().aliases().all().keySet());
        beginnings.add("all");
        beginnings.addAll(shell.cluster().known().names());
        return word.startsWith("@")
                || operators.matcher(word).find()
                || word.equals(":")
                || beginnings.stream().anyMatch(name -> name.startsWith(word));
    }
}
