package pish.node;

/** A name with {@code *} for any characters, also none, and {@code ?} for any one. */
record Wildcard(String mask) {
    static boolean isIn(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Returns whether all of a name fits: on a mismatch only the last star has to take one character more. */
    boolean matches(String name) {
        int at = 0;
        int mark = 0;
        int star = -1;
        int taken = 0;
        while (at < name.length()) {
            if (mark < mask.length() && mask.charAt(mark) == '*') {
                star = mark++;
                taken = at;
            } else if (mark < mask.length() && fits(mask.charAt(mark), name.charAt(at))) {
                mark++;
                at++;
            } else if (star >= 0) {
                mark = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        return mask.substring(mark).chars().allMatch(c -> c == '*');
    }

    private static boolean fits(char wanted, char found) {
        return wanted == '?' || wanted == found;
    }
}
