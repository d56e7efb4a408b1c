package pish.shell;

import java.util.ArrayList;
import java.util.List;
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
    private static final AttributedStyle BUILTIN = AttributedStyle.BOLD.foreground(AttributedStyle.GREEN);
    private static final AttributedStyle LOCAL = AttributedStyle.BOLD.foreground(AttributedStyle.MAGENTA);
    private static final AttributedStyle WRONG = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);
    private static final AttributedStyle FAINT =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.BLACK + AttributedStyle.BRIGHT);

    private final Shell shell;
    private final Reach reach;
    private final Palette palette;
    private final Parser parser;

    Highlight(Shell shell, Reach reach, Palette palette) {
        this.shell = shell;
        this.reach = reach;
        this.palette = palette;
        this.parser = shell.builtins().parser();
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        if (palette == Palette.PLAIN) {
            return new AttributedString(buffer);
        }
        AttributedStringBuilder out = new AttributedStringBuilder();
        boolean hasDefault = shell.defaultTarget().isPresent();
        int end = 0;
        for (TypedText.Piece piece : TypedText.of(buffer, parser, hasDefault).pieces()) {
            out.append(buffer.substring(end, piece.start()));
            end = Math.min(buffer.length(), piece.start() + piece.text().length());
            append(buffer.substring(piece.start(), end), out);
        }
        return out.append(buffer.substring(end)).toAttributedString();
    }

    private void append(String line, AttributedStringBuilder out) {
        Statement statement = TypedText.statement(line, parser).orElse(null);
        if (statement != null && !statement.raw().equals(line)) {
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
        AttributedStyle style = reach.of(target).isPresent() ? TARGET : WRONG;
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
        if (statement instanceof Statement.Builtin || shell.builtins().names().contains(word)) {
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
        beginnings.add("all");
        beginnings.addAll(shell.cluster().known().names());
        return word.startsWith("@")
                || operators.matcher(word).find()
                || word.equals(":")
                || beginnings.stream().anyMatch(name -> name.startsWith(word));
    }
}
