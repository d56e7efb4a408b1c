package pish;

/** How much a test that tries many cases tries: enough for every day, or all of it. */
public final class Volume {
    private static final boolean WHOLE = System.getenv("PISH_LONG") != null;

    private Volume() {}

    /** Returns how many cases are to be tried; all with {@code scripts/test --long}. */
    public static int of(int daily, int all) {
        return WHOLE ? all : daily;
    }
}
