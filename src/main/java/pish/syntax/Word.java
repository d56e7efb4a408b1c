package pish.syntax;

/**
 * One word of a built-in's line.
 *
 * @param text the word without its quotes
 * @param start index in the line where it begins as written, in UTF-16 units
 * @param end index after its last character as written
 * @param quoted whether any part of it was quoted, escaped or a value, so that it is meant literally
 */
public record Word(String text, int start, int end, boolean quoted) {}
