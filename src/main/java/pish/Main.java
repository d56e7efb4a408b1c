package pish;

/** The program: wiring only. */
public final class Main {
    private Main() {}

    /**
     * Runs pish.
     *
     * @param args the command line, see {@code pish --help}
     */
    public static void main(String[] args) {
        System.out.println("pish");
    }
}
