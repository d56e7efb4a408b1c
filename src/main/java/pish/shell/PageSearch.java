package pish.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Finds a pattern in a text that is paged through; capitals matter only where the pattern has some. */
final class PageSearch {
    private final PageView view;
    private Pattern pattern;

    PageSearch(PageView view) {
        this.view = view;
    }

    /**
     * Begins to search for another pattern: a regular expression, or, where it is none, the text itself. The empty one ends
     * the search.
     *
     * @return what there is to say
     */
    String begin(String text) {
        if (text.isEmpty()) {
            pattern = null;
            return "";
        }
        int flags = text.chars().anyMatch(Character::isUpperCase) ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        try {
            pattern = Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            pattern = Pattern.compile(text, flags | Pattern.LITERAL);
        }
        try {
            return next(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to the next line where it is, or the one before; returns what there is to say. */
    String next(boolean down) throws IOException {
        if (pattern == null) {
            return "nothing to search for: type / first";
        }
        boolean found = view.find(line -> pattern.matcher(line).find(), down);
        return found ? "" : "not found: " + pattern.pattern();
    }

    /** Returns a row with what was found in reverse. */
    AttributedString mark(AttributedString row) {
        return pattern == null ? row : row.styleMatches(pattern, AttributedStyle.INVERSE);
    }
}
