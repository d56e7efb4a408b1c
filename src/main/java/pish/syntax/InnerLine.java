package pish.syntax;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that a built-in's line ends in, as it was typed: that of {@code repeat 3 all: uptime} is {@code all: uptime}.
 *
 * @param text not empty
 * @param start index in the whole line where it begins
 */
public record InnerLine(String text, int start) {
    /**
     * Finds it.
     *
     * @param before what may stand between the name of the built-in and the line, by that name
     * @param nameEnd index after the name
     */
    static Optional<InnerLine> in(String line, String name, int nameEnd, Map<String, Pattern> before) {
        Pattern pattern = before.get(name);
        if (pattern == null) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(line).region(nameEnd, line.length());
        if (!matcher.lookingAt() || line.substring(matcher.end()).isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new InnerLine(line.substring(matcher.end()), matcher.end()));
    }
}
