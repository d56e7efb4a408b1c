package pish.render;

import java.util.Map;
import org.jline.jansi.Ansi;
import org.jline.jansi.Ansi.Attribute;
import org.jline.jansi.Ansi.Color;

/** What means what in colour, or nothing where there is none. */
public enum Palette {
    /** Text as it is. */
    PLAIN,
    /** Text with ANSI colours (ECMA-48 SGR sequences), for a dark background. */
    COLOUR,
    /** The same for a light background, on which yellow and cyan can hardly be read. */
    LIGHT;

    /** When colour is wanted: the values of {@code --color}. */
    public enum When {
        /** On a terminal that can show it, unless the environment has NO_COLOR. */
        AUTO,
        /** Also in a pipe. */
        ALWAYS,
        /** Nowhere. */
        NEVER
    }

    /** Those that can be read on a dark background, which blue cannot; red is for failures. */
    private static final Color[] ON_DARK = {
        Color.CYAN, Color.GREEN, Color.YELLOW, Color.MAGENTA,
    };

    private static final Color[] ON_LIGHT = {
        Color.BLUE, Color.GREEN, Color.MAGENTA,
    };

    /**
     * Chooses.
     *
     * @param when what the user said
     * @param terminal whether the output goes to a terminal
     * @param environment the environment; a NO_COLOR that is not empty (no-color.org) and TERM=dumb mean no colour
     */
    public static Palette of(When when, boolean terminal, Map<String, String> environment) {
        boolean capable = terminal
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
        return when == When.ALWAYS || (when == When.AUTO && capable) ? COLOUR : PLAIN;
    }

    /**
     * Returns the palette of a theme.
     *
     * @param theme dark, light or none
     */
    public Palette themed(String theme) {
        return this == PLAIN || theme.equals("none") ? PLAIN : theme.equals("light") ? LIGHT : COLOUR;
    }

    /** Returns the header of a fold that is all right. */
    String header(String text) {
        return coloured(text, Color.CYAN);
    }

    /** Returns what has been done. */
    String done(String text) {
        return coloured(text, Color.GREEN);
    }

    /** Returns what failed. */
    String failure(String text) {
        return coloured(text, Color.RED);
    }

    /** Returns what came in place of something else. */
    String added(String text) {
        return coloured(text, Color.GREEN);
    }

    /** Returns what may not be what was meant. */
    String warning(String text) {
        return coloured(text, Color.YELLOW);
    }

    /** Returns what only matters to those who look for it. */
    String faint(String text) {
        return this == PLAIN || text.isEmpty()
                ? text
                : Ansi.ansi().a(Attribute.INTENSITY_FAINT).a(text).reset().toString();
    }

    /** Returns a column's title. */
    String title(String text) {
        return this == PLAIN ? text : Ansi.ansi().bold().a(text).reset().toString();
    }

    /**
     * Returns what belongs to a node, in its colour.
     *
     * @param index the node's place in the target, from 0
     */
    String node(int index, String text) {
        Color[] colours = this == LIGHT ? ON_LIGHT : ON_DARK;
        return coloured(text, colours[index % colours.length]);
    }

    private String coloured(String text, Color color) {
        return this == PLAIN || text.isEmpty()
                ? text
                : Ansi.ansi().fg(onBackground(color)).a(text).reset().toString();
    }

    private Color onBackground(Color color) {
        return this != LIGHT ? color : color == Color.CYAN ? Color.BLUE : color == Color.YELLOW ? Color.MAGENTA : color;
    }
}
