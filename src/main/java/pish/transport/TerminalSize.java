package pish.transport;

/**
 * How large a terminal is.
 *
 * @param columns characters in a row, at least 1
 * @param rows at least 1
 */
public record TerminalSize(int columns, int rows) {}
