package pish.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import pish.exec.Report;

/**
 * What a node says of itself before something is built there.
 *
 * @param kind machine and C library: what one has built others of the same kind can run
 * @param prefix where it is to be
 * @param state what is there of it
 * @param packed whether what others of the kind need is there
 * @param lacking programs and packages that are missing for building
 */
public record BuildPlace(String kind, String prefix, State state, boolean packed, List<String> lacking) {
    private static final Pattern SOUND = Pattern.compile("[\\w./+@~ -]{1,200}");

    /** What a node has of a part. */
    public enum State {
        /** The same, installed. */
        INSTALLED,
        /** Nothing, or the beginning of it. */
        NONE,
        /** Something else is in its place. */
        FOREIGN,
        /** The account may not write to its place. */
        CLOSED
    }

    /** Reads what a node has said; what makes no sense counts as not said. */
    public static BuildPlace of(Report report) {
        String kind = "";
        String prefix = "";
        State state = State.NONE;
        boolean packed = false;
        List<String> lacking = new ArrayList<>();
        for (String line : report.text().lines().toList()) {
            String word = line.replaceFirst(" .*", "");
            String value = line.substring(Math.min(line.length(), word.length() + 1));
            if (!SOUND.matcher(value).matches()) {
                continue;
            }
            switch (word) {
                case "kind" -> kind = value;
                case "prefix" -> prefix = value;
                case "state" -> state = state(value);
                case "lacks" -> lacking.add(value);
                case "packed" -> packed = true;
                default -> lacking.remove("");
            }
        }
        return new BuildPlace(kind, prefix, state, packed, List.copyOf(lacking));
    }

    private static State state(String word) {
        return switch (word) {
            case "installed" -> State.INSTALLED;
            case "foreign" -> State.FOREIGN;
            case "closed" -> State.CLOSED;
            default -> State.NONE;
        };
    }

    /** Returns whether another node could take over what this one has built. */
    public boolean isLike(BuildPlace other) {
        return !kind.isEmpty() && kind.equals(other.kind) && prefix.equals(other.prefix);
    }
}
