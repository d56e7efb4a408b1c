package pish.syntax;

/**
 * One line of the language, which may be several physical ones.
 *
 * @param text the physical lines, joined by newlines, without byte-order mark, carriage returns and the last newline
 * @param number the number of the first physical line, from 1
 */
public record LogicalLine(String text, int number) {}
