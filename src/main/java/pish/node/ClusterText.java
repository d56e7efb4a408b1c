package pish.node;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import pish.syntax.SyntaxError;
import pish.syntax.Word;

/**
 * The text of a cluster file, and edits of it that change no byte of what they are not about. Immutable; each edit returns
 * the edited text.
 */
public final class ClusterText {
    private static final Pattern LINE = Pattern.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+");
    private static final Pattern END = Pattern.compile("[\r\n]+$");

    private final String file;
    private final List<String> lines;

    private ClusterText(String file, List<String> lines) {
        this.file = file;
        this.lines = List.copyOf(lines);
    }

    /**
     * Takes a text as it is.
     *
     * @param file its name, for messages
     */
    public static ClusterText of(String file, String text) {
        return new ClusterText(
                file, LINE.matcher(text).results().map(match -> match.group()).toList());
    }

    /**
     * Takes the bytes of a file.
     *
     * @throws SyntaxError if they are not UTF-8; names the line
     */
    public static ClusterText of(String file, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return of(file, decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            throw notUtf8(file, bytes);
        }
    }

    private static SyntaxError notUtf8(String file, byte[] bytes) {
        // a replaced character is where the fault is, unless the file itself has one, which no one types
        var read = of(file, new String(bytes, StandardCharsets.UTF_8)).fileLines();
        var line = read.stream().filter(l -> l.text().indexOf('\uFFFD') >= 0).findFirst();
        var faulty = line.orElse(new FileLine(file, 1, ""));
        int at = Math.max(0, faulty.text().indexOf('\uFFFD'));
        var hint = "save it as UTF-8: iconv -f latin1 -t utf-8 FILE > NEW";
        return faulty.error("not UTF-8 text", new FileLine.Word("?", at), hint);
    }

    /** Returns what may stand on a line behind nodes and addresses: flags, and keys with {@code =} behind them. */
    public static List<String> settings() {
        return NodeSetting.WORDS;
    }

    /** Returns the lines without their ends. */
    List<FileLine> fileLines() {
        var result = new ArrayList<FileLine>();
        for (int i = 0; i < lines.size(); i++) {
            result.add(new FileLine(file, i + 1, END.matcher(lines.get(i)).replaceFirst("")));
        }
        return result;
    }

    /**
     * Returns the nodes and groups that it says.
     *
     * @throws SyntaxError if a line cannot be understood
     */
    public Cluster cluster() {
        return ClusterFile.parse(file, fileLines().stream().map(FileLine::text).toList());
    }

    /**
     * Returns this with a line for more nodes, below those there are.
     *
     * @param raw the line that was typed, for messages
     * @param words what the new line says: names, addresses, settings, groups
     * @throws SyntaxError in {@code raw}, if a word is wrong or a node is there already
     */
    public ClusterText add(String raw, List<Word> words) {
        return new NodeEdits(this).add(raw, words);
    }

    /** Returns this without nodes; definitions of groups that named them name the rest. */
    public ClusterText remove(NodeSet nodes) {
        return GroupEdits.mended(new NodeEdits(this).remove(nodes), cluster());
    }

    /** Returns this with nodes disabled, or enabled again. */
    public ClusterText disable(NodeSet nodes, boolean disabled) {
        return new NodeEdits(this).disable(nodes, disabled);
    }

    /**
     * Returns this with other names for nodes, in definitions of groups too; all change at once.
     *
     * @param names new ones by old ones
     * @param addresses where a node is reached whose name has been its address, by old names
     * @throws SyntaxError if two nodes would have one name, or a definition cannot follow
     */
    public ClusterText rename(Map<String, String> names, Map<String, String> addresses) {
        return new NodeRenaming(this, names, addresses).renamed();
    }

    /**
     * Returns this with other addresses for nodes.
     *
     * @param addresses by name
     */
    public ClusterText move(Map<String, String> addresses) {
        return new NodeEdits(this).move(addresses);
    }

    /**
     * Returns this with a group that is what is said, and nothing else that it may have been before.
     *
     * @param name without {@code @}
     * @param body a node set or an expression
     */
    public ClusterText define(String name, String body) {
        return new GroupEdits(this).define(name, body);
    }

    /** Returns this without a group; definitions that used it name its nodes. */
    public ClusterText deleteGroup(String name) {
        return GroupEdits.mended(new GroupEdits(this).delete(name), cluster());
    }

    /** Returns this with each line replaced by the lines that are given for it; one that is given unchanged stays as it is. */
    ClusterText with(Function<FileLine, List<String>> edit) {
        var result = new ArrayList<String>();
        var read = fileLines();
        for (int i = 0; i < lines.size(); i++) {
            var text = read.get(i).text();
            var end = lines.get(i).substring(text.length());
            var edited = edit.apply(read.get(i));
            for (int j = 0; j < edited.size(); j++) {
                boolean last = j == edited.size() - 1;
                result.add(edited.get(j) + (last || !end.isEmpty() ? end : lineEnd()));
            }
        }
        return new ClusterText(file, result);
    }

    /** Returns this with one more line, before the one at an index. */
    ClusterText insert(int index, String text) {
        var result = new ArrayList<>(lines);
        if (index > 0 && !END.matcher(result.get(index - 1)).find()) {
            result.set(index - 1, result.get(index - 1) + lineEnd());
        }
        result.add(index, text + lineEnd());
        return new ClusterText(file, result);
    }

    /** Returns the line of a group's definition. */
    Optional<FileLine> definition(String group) {
        return fileLines().stream().filter(line -> defines(line, group)).findFirst();
    }

    /** Returns whether a line defines a group. */
    static boolean defines(FileLine line, String group) {
        var words = line.words();
        return !words.isEmpty() && words.get(0).text().equals("@" + group);
    }

    private String lineEnd() {
        return lines.stream()
                .map(END::matcher)
                .filter(matcher -> matcher.find())
                .map(matcher -> matcher.group())
                .findFirst()
                .orElse("\n");
    }

    /** Returns the whole text. */
    @Override
    public String toString() {
        return String.join("", lines);
    }

    /** Returns the whole text as a file holds it. */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClusterText text && Arrays.equals(bytes(), text.bytes());
    }

    @Override
    public int hashCode() {
        return lines.hashCode();
    }
}
