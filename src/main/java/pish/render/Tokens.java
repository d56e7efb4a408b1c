package pish.render;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a line into words, blanks and marks; joined again, they are the line. A number with its unit, a time, an address, a
 * version and a path are one word each: who compares outputs sees them as one. Every character above ASCII is part of a
 * word, so that a line of UTF-8 whose bytes stand for characters is never cut within one.
 */
final class Tokens {
    private static final String WORD = "[0-9A-Za-z_\\x{80}-\\x{10ffff}]+";
    private static final Pattern TOKEN = Pattern.compile(
            "\u001b\\[[0-9:;]*m" // a colour
                    + "|[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{0,4})+(?:[.][0-9]+)?(?![0-9A-Za-z_])" // a time, an address
                    + "|" + WORD + "(?:[./'@+~-]" + WORD + ")*%?"
                    + "|[ \t]+"
                    + "|.",
            Pattern.DOTALL);

    private Tokens() {}

    /** Returns the parts of a line, in their order. */
    static List<String> of(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** Returns whether a part is nothing but blanks. */
    static boolean isBlank(String token) {
        return token.charAt(0) == ' ' || token.charAt(0) == '\t';
    }

    /** Returns whether a part is a word, not a mark or blanks. */
    static boolean isWord(String token) {
        char first = token.charAt(0);
        return Character.isLetterOrDigit(first) || first == '_' || first >= 0x80;
    }
}
