package pish.node;

import java.util.List;
import pish.syntax.Nearest;
import pish.syntax.SyntaxError;

/**
 * One {@code KEY=VALUE} of the cluster file.
 *
 * @param line where it stands
 * @param word as it was written
 *
 * @param key one of {@link #KEYS}
 */
record NodeSetting(FileLine line, FileLine.Word word, String key, String value) {
    private static final List<String> KEYS = List.of("user", "port", "slots", "mac", "key", "jump");
    static final List<String> WORDS = List.of("user=", "port=", "slots=", "mac=", "key=", "jump=", "hub", "disabled");

    static NodeSetting parse(FileLine line, FileLine.Word word) {
        int equals = word.text().indexOf('=');
        var key = word.text().substring(0, equals);
        if (!KEYS.contains(key)) {
            throw unknown(line, word, key);
        }
        return new NodeSetting(line, word, key, word.text().substring(equals + 1));
    }

    static SyntaxError unknown(FileLine line, FileLine.Word word, String key) {
        var hint = Nearest.nearest(key, WORDS)
                .map(near -> "did you mean " + near + "?")
                .orElse("known: " + String.join(" ", WORDS) + " @GROUP");
        return line.error("unknown key " + key, word, hint);
    }

    /** Returns the node with this setting. */
    Node apply(Node node) {
        return switch (key) {
            case "user" -> node.withUser(matching("\\S+", "NAME"));
            case "port" -> node.withPort(number(65_535));
            case "slots" -> node.withSlots(number(99_999));
            case "mac" -> node.withMac(matching("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}", "dc:a6:32:01:02:03"));
            case "key" -> node.withKey(matching("\\S+", "FILE"));
            default -> node.withJump(matching("[^-]\\S*", "HOST"));
        };
    }

    private int number(int largest) {
        int number = Integer.parseInt(matching("[0-9]{1,5}", "1 to " + largest));
        if (number < 1 || number > largest) {
            throw line.error("bad value of " + key, word, key + "= takes 1 to " + largest);
        }
        return number;
    }

    private String matching(String pattern, String wanted) {
        if (!value.matches(pattern)) {
            throw line.error("bad value of " + key, word, key + "= takes " + wanted);
        }
        return value;
    }
}
