package pish;

/** How many lines something has. */
record Size(String what, int lines) {
    @Override
    public String toString() {
        return what + " " + lines;
    }
}
