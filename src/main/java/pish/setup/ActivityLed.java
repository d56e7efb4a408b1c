package pish.setup;

import java.time.Duration;

/** The LED of a board that shows when its card is read or written, as the kernel has it under /sys/class/leds. */
public final class ActivityLed {
    /** How long it blinks. */
    public static final Duration TIME = Duration.ofSeconds(10);

    private static final String FOLDER = "/sys/class/leds";
    private static final int BLINKS_A_SECOND = 4;

    /**
     * Takes a folder and a number of blinks. What lit the LED before does so again at the end, also after a signal: mmc0, the
     * card, unless the kernel names another. Boards name it ACT, those of older kernels led0.
     */
    static final String BLINK = """
            for led in "$1"/ACT "$1"/led0 "$1"/*:status "$1"/*:act; do [ ! -w "$led/trigger" ] || break; done
            [ -w "$led/trigger" ] || { echo 'this board has no LED that can be lit' >&2; exit 1; }
            before=$(sed -n 's/.*\\[\\(.*\\)\\].*/\\1/p' "$led/trigger")
            trap 'echo "${before:-mmc0}" >"$led/trigger"' EXIT
            trap 'exit 130' INT TERM HUP
            echo none >"$led/trigger" || exit
            left=$2
            while [ "$left" -gt 0 ]; do
              echo 1 >"$led/brightness"; sleep 0.125
              echo 0 >"$led/brightness"; sleep 0.125
              left=$((left - 1))
            done
            """;

    private ActivityLed() {}

    /** Returns the command that has it blink for {@link #TIME}. */
    public static String blink() {
        return AsRoot.command(BLINK, FOLDER, "" + TIME.toSeconds() * BLINKS_A_SECOND);
    }
}
