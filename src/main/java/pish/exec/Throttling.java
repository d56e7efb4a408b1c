package pish.exec;

import java.util.ArrayList;
import java.util.List;

/** The bits that the Raspberry Pi's firmware tells by {@code vcgencmd get_throttled}, as its documentation names them. */
public final class Throttling {
    private static final List<String> NAMES = List.of("under-voltage", "capped", "throttled", "hot");
    /** From this bit on they say what was once since the start. */
    private static final int BEFORE = 16;

    private Throttling() {}

    /** Returns what is now, in words; empty where all is well. */
    public static String now(int bits) {
        return words(bits);
    }

    /** Returns what was, and is no more. */
    public static String before(int bits) {
        return words((bits >> BEFORE) & ~bits);
    }

    private static String words(int bits) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if (((bits >> i) & 1) == 1) {
                words.add(NAMES.get(i));
            }
        }
        return String.join(",", words);
    }
}
