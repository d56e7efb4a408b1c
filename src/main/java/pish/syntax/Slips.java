package pish.syntax;

import java.util.Optional;
import java.util.regex.Pattern;

/** Slips of the finger at the beginning of a line: they are told before the line is taken for something else. */
final class Slips {
    private static final String FALSE_COLONS = "\uff1a\ufe55\u2236";
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.%]*:[0-9A-Fa-f.%]*:[0-9A-Fa-f:.%]*");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);

    private final String line;
    private final Head head;

    private Slips(String line, Head head) {
        this.line = line;
        this.head = head;
    }

    /** Returns what is wrong with the beginning of a line, if anything is. */
    static Optional<SyntaxError> find(String line, Head head) {
        Slips slips = new Slips(line, head);
        return switch (head.form()) {
            case BLANK, LOCAL -> Optional.empty();
            case DEFAULT, TARGET -> slips.falseBlank();
            case WORD -> slips.falseBlank().or(slips::falseColon).or(slips::gluedColon);
        };
    }

    private Optional<SyntaxError> falseBlank() {
        int end = head.body() > head.start() ? Math.min(head.body() + 1, line.length()) : head.end();
        for (int at = head.start(); at < end; at++) {
            String before = line.substring(head.start(), at);
            if (Head.isFalseBlank(line.charAt(at)) && before.chars().noneMatch(c -> "'\"\\".indexOf(c) >= 0)) {
                String mended = before + " " + line.substring(at + 1);
                return error("this space is no ordinary blank (U+%04X)".formatted((int) line.charAt(at)), at, mended);
            }
        }
        return Optional.empty();
    }

    private Optional<SyntaxError> falseColon() {
        for (int at = head.start(); at < head.end(); at++) {
            String before = line.substring(head.start(), at);
            if (FALSE_COLONS.indexOf(line.charAt(at)) >= 0 && Head.mayBeTarget(before)) {
                return error("this colon is no ordinary one (U+%04X)".formatted((int) line.charAt(at)), at, split(at));
            }
        }
        return Optional.empty();
    }

    private Optional<SyntaxError> gluedColon() {
        String run = line.substring(head.start(), head.end());
        int colon = run.indexOf(':');
        if (run.startsWith(":") && !run.startsWith("::")) {
            String hint = "type `all: COMMAND`, or `: COMMAND` for the default target";
            return Optional.of(
                    new SyntaxError("no target before the colon", line, head.start(), head.start() + 1, hint));
        }
        int second = run.indexOf(':', colon + 1);
        if (run.startsWith("@") && second > 0) {
            colon = second;
        }
        if (colon <= 0 || !glued(run, colon)) {
            return Optional.empty();
        }
        int at = head.start() + colon;
        boolean group = run.startsWith("@") && second < 0 && head.end() < line.length();
        String mended = group ? split(at) + "` or `" + split(head.end()) : split(at);
        return error("no blank after the colon", at, mended);
    }

    /** Tells a command glued to its target from addresses, paths and names that have colons. */
    static boolean glued(String run, int colon) {
        String target = run.substring(0, colon);
        String rest = run.substring(colon + 1);
        boolean path = target.contains("/") && !target.contains("[");
        return Head.mayBeTarget(target)
                && !path
                && !rest.isEmpty()
                && !rest.startsWith("//")
                && !rest.startsWith(":")
                && !IPV6.matcher(run).matches()
                && !DRIVE.matcher(run).matches();
    }

    /** Returns the line with an ordinary colon and blank at {@code at}, in place of any colon there. */
    private String split(int at) {
        boolean colon = at < head.end();
        return line.substring(head.start(), at) + ": "
                + line.substring(colon ? at + 1 : at).stripLeading();
    }

    private Optional<SyntaxError> error(String message, int at, String mended) {
        return Optional.of(new SyntaxError(message, line, at, at + 1, "type `" + brief(mended) + "`"));
    }

    /** Returns a line short enough to be part of a message. */
    static String brief(String text) {
        int newline = text.indexOf('\n');
        String first = newline < 0 ? text : text.substring(0, newline);
        return newline < 0 && first.length() <= 60
                ? first.strip()
                : first.substring(0, Math.min(first.length(), 57)).strip() + "…";
    }
}
