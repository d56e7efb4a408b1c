package pish.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pish.syntax.Redirection.Kind;
import pish.syntax.Statement.Broadcast;
import pish.syntax.Statement.Builtin;

/** Reads the line of a built-in: its words, then a tail for the nodes or a redirection. */
final class BuiltinReader {
    private static final Set<String> ALL_ARGUMENTS = Set.of("$@", "${@}", "\"$@\"", "\"${@}\"");

    private final String line;
    private final Optional<Values> values;
    private final Words reader;
    private final List<Word> words = new ArrayList<>();

    BuiltinReader(String line, int start, Optional<Values> values) {
        this.line = line;
        this.values = values;
        this.reader = new Words(line, start, values);
    }

    /**
     * Reads the line.
     *
     * @param name the built-in's name
     * @param dropped how many words after the first an alias leaves out
     * @param tailed whether the line may end in {@code TARGET: COMMAND}
     */
    Builtin read(String name, int dropped, boolean tailed) {
        Optional<Broadcast> tail = Optional.empty();
        Optional<Redirection> redirection = Optional.empty();
        while (tail.isEmpty() && redirection.isEmpty() && reader.more()) {
            if (reader.atRedirection()) {
                redirection = Optional.of(redirection());
            } else if (tailed && !words.isEmpty()) {
                tail = tail();
                if (tail.isEmpty()) {
                    word(true);
                }
            } else {
                word(false);
            }
        }
        Word first = words.get(0);
        words.set(0, new Word(name, first.start(), first.end(), first.quoted()));
        words.subList(1, 1 + dropped).clear();
        return new Builtin(line, name, words, tail, redirection, Optional.empty());
    }

    /** Reads a line that ends in another one. */
    Builtin readBefore(String name, InnerLine inner) {
        while (reader.more() && reader.position() < inner.start()) {
            word(false);
        }
        return new Builtin(line, name, words, Optional.empty(), Optional.empty(), Optional.of(inner));
    }

    private void word(boolean targetExpected) {
        Word word = reader.next();
        int colon = word.text().indexOf(':');
        if (targetExpected && !word.quoted() && colon > 0 && Slips.glued(word.text(), colon)) {
            int at = word.start() + colon;
            String mended = word.text().substring(0, colon + 1) + " " + line.substring(at + 1);
            throw new SyntaxError("no blank after the colon", line, at, at + 1, "type `" + Slips.brief(mended) + "`");
        }
        if (!word.quoted() && (word.text().equals("&&") || word.text().endsWith(";"))) {
            throw new SyntaxError(
                    "one built-in a line", line, word.start(), word.end(), "write the next one on a line of its own");
        }
        if (values.isPresent() && ALL_ARGUMENTS.contains(line.substring(word.start(), word.end()))) {
            values.get().arguments().forEach(argument -> words.add(new Word(argument, word.start(), word.end(), true)));
        } else {
            words.add(word);
        }
    }

    private Optional<Broadcast> tail() {
        int start = reader.position();
        int end = Head.runEnd(line, start);
        if (!Head.endsTarget(line, start, end)) {
            return Optional.empty();
        }
        String target = values.map(there -> TargetValues.expand(line, start, end - 1, there))
                .orElse(line.substring(start, end - 1));
        int command = Head.skipBlanks(line, end);
        if (command == line.length()) {
            throw new SyntaxError("no command after " + line.substring(start, end), line, start, end, "");
        }
        return Optional.of(new Broadcast(line, target, start, line.substring(command), command));
    }

    private Redirection redirection() {
        int sign = reader.position();
        if (!words.isEmpty() && words.get(words.size() - 1).end() == sign) {
            refuseDescriptor(words.get(words.size() - 1));
        }
        if (line.charAt(sign) == '|') {
            int start = Head.skipBlanks(line, sign + 1);
            String command = line.substring(start).stripTrailing();
            if (command.isEmpty() || command.startsWith("|") || command.startsWith("&")) {
                throw new SyntaxError("no command after the bar", line, sign, sign + 1, "type `| less`, say");
            }
            return new Redirection(Kind.PIPE, command, start, start + command.length());
        }
        Kind kind = line.startsWith(">>", sign) ? Kind.APPEND : Kind.WRITE;
        return file(kind, sign, kind == Kind.APPEND ? sign + 2 : sign + 1);
    }

    private Redirection file(Kind kind, int sign, int from) {
        Words rest = new Words(line, from, values);
        if (!rest.more() || rest.atRedirection() || line.charAt(rest.position()) == '&') {
            throw new SyntaxError("no file after " + line.substring(sign, from), line, sign, from, "type `> FILE`");
        }
        Word file = rest.next();
        if (file.text().isEmpty()) {
            throw new SyntaxError("the file's name is empty", line, file.start(), file.end());
        }
        if (rest.more()) {
            throw new SyntaxError(
                    "text after the file", line, rest.position(), line.length(), "the redirection comes last");
        }
        return new Redirection(kind, file.text(), file.start(), file.end());
    }

    private void refuseDescriptor(Word word) {
        boolean digits = word.text().chars().allMatch(c -> c >= '0' && c <= '9');
        if (digits && !word.quoted() && line.charAt(word.end()) == '>') {
            throw new SyntaxError(
                    "a built-in has one output", line, word.start(), word.end() + 1, "type a blank before the `>`");
        }
    }
}
