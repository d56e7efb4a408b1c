package pish.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.syntax.Continuation;
import pish.syntax.LogicalLine;
import pish.syntax.LogicalLines;
import pish.syntax.Parser;
import pish.syntax.Statement;
import pish.syntax.SyntaxError;

/**
 * What stands in the line editor, as logical lines: more than one where several were pasted.
 *
 * @param pieces the lines, the last one possibly not finished
 * @param open what keeps the last one open
 */
record TypedText(List<Piece> pieces, Continuation open) {
    /**
     * A logical line.
     *
     * @param start index of its first character in the whole text
     */
    record Piece(String text, int start) {}

    /** Splits a text. */
    static TypedText of(String text, Parser parser, boolean hasDefault) {
        boolean[] anyDefault = {hasDefault};
        LogicalLines lines = new LogicalLines(line -> parser.continuation(line, anyDefault[0]));
        List<Piece> pieces = new ArrayList<>();
        int pieceStart = 0;
        int start = 0;
        for (String line : text.split("\n", -1)) {
            Optional<LogicalLine> whole = lines.add(line);
            start += line.length() + 1;
            if (whole.isPresent()) {
                pieces.add(new Piece(whole.get().text(), pieceStart));
                anyDefault[0] |= isUse(whole.get().text(), parser);
                pieceStart = start;
            }
        }
        if (pieceStart < text.length()) {
            pieces.add(new Piece(text.substring(pieceStart), pieceStart));
        }
        return new TypedText(List.copyOf(pieces), lines.open());
    }

    private static boolean isUse(String line, Parser parser) {
        return statement(line, parser).filter(Statement.Use.class::isInstance).isPresent();
    }

    /** Reads a line, if it is one. */
    static Optional<Statement> statement(String line, Parser parser) {
        try {
            return Optional.of(parser.parse(line));
        } catch (SyntaxError e) {
            return Optional.empty();
        }
    }

    /** Returns the lines that do something. */
    List<String> lines(Parser parser) {
        return pieces.stream()
                .map(Piece::text)
                .filter(line -> !isIdle(line, parser))
                .toList();
    }

    /** Returns those and comments, which do nothing, but a recording has them. */
    List<String> linesAndComments(Parser parser) {
        return pieces.stream()
                .map(Piece::text)
                .filter(line -> line.startsWith("#") || !isIdle(line, parser))
                .toList();
    }

    /** Returns whether a line does nothing. */
    static boolean isIdle(String line, Parser parser) {
        return statement(line, parser).filter(Statement.Blank.class::isInstance).isPresent();
    }

    /** Returns the line that a place in the text is in. */
    Piece at(int index) {
        Piece found = pieces.isEmpty() ? new Piece("", 0) : pieces.get(0);
        for (Piece piece : pieces) {
            found = piece.start() <= index ? piece : found;
        }
        return found;
    }
}
