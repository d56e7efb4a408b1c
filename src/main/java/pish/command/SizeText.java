package pish.command;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of files as people type them. */
final class SizeText {
    /** What can be typed, in words. */
    static final String WANTED = "a number with k, M or G, for example 10M";

    private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kKMG]?)");

    private SizeText() {}

    /** Reads a number of bytes with k, M or G, which are powers of 1024. */
    static OptionalLong parse(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        int shift = switch (matcher.group(2)) {
            case "k", "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        return OptionalLong.of(Long.parseLong(matcher.group(1)) << shift);
    }
}
