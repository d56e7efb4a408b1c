package pish.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What stands where in the arguments of a built-in, read from the text that help shows: {@code [NAME [= TARGET]]}. Words in
 * capitals name what goes there, others stand for themselves; {@code […]} may be left out, {@code |} separates choices, and
 * what {@code ...} follows may come again.
 */
final class Synopsis {
    private final Part all;

    /** A part of the text: tells {@code then} each place among the typed words where it may end. */
    private interface Part {
        void match(List<String> typed, int at, Set<String> expected, IntConsumer then);
    }

    private Synopsis(Part all) {
        this.all = all;
    }

    static Synopsis of(String arguments) {
        return new Synopsis(new Reader(arguments).choices());
    }

    /** Returns the words of the text that may come after what is typed: {@code TARGET}, {@code show}, {@code slots=N}. */
    Set<String> next(List<String> typed) {
        Set<String> expected = new LinkedHashSet<>();
        all.match(typed, 0, expected, end -> {});
        return expected;
    }

    private static Part word(String text) {
        return (typed, at, expected, then) -> {
            if (at == typed.size()) {
                expected.add(text);
            } else if (fits(text, typed.get(at))) {
                then.accept(at + 1);
            }
        };
    }

    private static boolean fits(String text, String typed) {
        int equals = text.indexOf('=');
        if (equals > 0) {
            String key = text.substring(0, equals);
            return isPlaceholder(key) ? typed.indexOf('=') > 0 : typed.startsWith(key + "=");
        } else if (!isPlaceholder(text)) {
            return typed.equals(text);
        }
        boolean group = typed.startsWith("@");
        return switch (text) {
            case "NODES", "ADDRESSES" -> !group && typed.indexOf('=') < 0;
            default -> group || !text.startsWith("@");
        };
    }

    /** Returns whether a word stands for others: it is in capitals. */
    static boolean isPlaceholder(String word) {
        return word.matches("[@-]?[A-Z]+");
    }

    private static Part sequence(List<Part> parts) {
        return (typed, at, expected, then) -> sequence(parts, 0, typed, at, expected, then);
    }

    private static void sequence(
            List<Part> parts, int first, List<String> typed, int at, Set<String> expected, IntConsumer then) {
        if (first == parts.size()) {
            then.accept(at);
        } else {
            parts.get(first).match(typed, at, expected, end -> sequence(parts, first + 1, typed, end, expected, then));
        }
    }

    private static Part choice(List<Part> parts) {
        return (typed, at, expected, then) -> parts.forEach(part -> part.match(typed, at, expected, then));
    }

    private static Part optional(Part part) {
        return (typed, at, expected, then) -> {
            part.match(typed, at, expected, then);
            then.accept(at);
        };
    }

    private static Part repeated(Part part) {
        return new Part() {
            @Override
            public void match(List<String> typed, int at, Set<String> expected, IntConsumer then) {
                part.match(typed, at, expected, end -> {
                    then.accept(end);
                    if (end > at) {
                        match(typed, end, expected, then);
                    }
                });
            }
        };
    }

    /** Reads the text. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Part choices() {
            List<Part> choices = new ArrayList<>();
            choices.add(sequence());
            while (at < text.length() && text.charAt(at) == '|') {
                at++;
                choices.add(sequence());
            }
            return choice(choices);
        }

        private Part sequence() {
            List<Part> parts = new ArrayList<>();
            while (at < text.length() && "|]".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == ' ') {
                    at++;
                } else {
                    parts.add(part());
                }
            }
            return Synopsis.sequence(parts);
        }

        private Part part() {
            Part part = text.charAt(at) == '[' ? bracket() : word(wordText());
            if (text.startsWith("...", at)) {
                at += 3;
                return repeated(part);
            }
            return part;
        }

        private Part bracket() {
            at++;
            Part inner = choices();
            at++;
            return optional(inner);
        }

        private String wordText() {
            int start = at;
            while (at < text.length() && " |[]".indexOf(text.charAt(at)) < 0 && !text.startsWith("...", at)) {
                at++;
            }
            int end = at;
            // what is glued to a word, as in TARGET[:REMOTE], is a part of it
            if (at > start && at < text.length() && text.charAt(at) == '[') {
                bracket();
            }
            return text.substring(start, end).replaceFirst("(?<=[A-Z]):[A-Z]+$", "");
        }
    }
}
