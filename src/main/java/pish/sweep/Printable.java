package pish.sweep;

/** Text from the network, which may be anything. */
final class Printable {
    private static final int MOST = 255;

    private Printable() {}

    /** Returns at most 255 characters of it, those that are no printable ASCII as question marks. */
    static String of(String text) {
        return text.substring(0, Math.min(MOST, text.length())).replaceAll("[^ -~]", "?");
    }
}
