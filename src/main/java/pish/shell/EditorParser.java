package pish.shell;

import java.util.function.BiFunction;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import pish.syntax.Continuation;

/** Tells the editor, by pish's own parser, whether a line goes on, and which word Tab is about. */
final class EditorParser implements Parser {
    private final pish.syntax.Parser parser;
    private final java.util.function.BooleanSupplier hasDefault;
    private final BiFunction<String, Integer, String> word;

    /**
     * Makes a parser.
     *
     * @param hasDefault tells whether there is a default target
     * @param word returns the word that ends at a place in a text
     */
    EditorParser(
            pish.syntax.Parser parser,
            java.util.function.BooleanSupplier hasDefault,
            BiFunction<String, Integer, String> word) {
        this.parser = parser;
        this.hasDefault = hasDefault;
        this.word = word;
    }

    @Override
    public ParsedLine parse(String line, int cursor, ParseContext context) {
        if (context == ParseContext.COMPLETE) {
            return new EditedLine(line, cursor, word.apply(line, cursor));
        }
        Continuation open =
                TypedText.of(line, parser, hasDefault.getAsBoolean()).open();
        if (context == ParseContext.ACCEPT_LINE && open.isOpen()) {
            throw new EOFError(-1, -1, open.describe(), open.opener());
        }
        return new EditedLine(line, cursor, "");
    }
}
