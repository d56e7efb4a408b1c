package pish.machinefile;

import java.util.ArrayList;
import java.util.List;

/** The lines in which two texts differ. */
public final class Diff {
    /** Beyond this many pairs of lines the rest is shown as replaced, for the table would take too much memory. */
    private static final long PAIRS = 4_000_000;

    private Diff() {}

    /** Returns lines that went, with {@code -} before them, and lines that came, with {@code +}, in their order. */
    public static List<String> of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        int start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        var oldRest = old.subList(start, old.size());
        var nowRest = now.subList(start, now.size());
        if ((long) oldRest.size() * nowRest.size() <= PAIRS) {
            return aligned(oldRest, nowRest);
        }
        var replaced = new ArrayList<String>();
        oldRest.forEach(line -> replaced.add("-" + line));
        nowRest.forEach(line -> replaced.add("+" + line));
        return replaced;
    }

    /** Returns how many lines went and came, for example {@code 2 lines less, 3 more}. */
    public static String summary(String before, String after) {
        var lines = of(before, after);
        long less = lines.stream().filter(line -> line.startsWith("-")).count();
        long more = lines.size() - less;
        return less == 0 ? count(more) + " more" : count(less) + " less" + (more == 0 ? "" : ", " + more + " more");
    }

    private static String count(long lines) {
        return lines == 1 ? "1 line" : lines + " lines";
    }

    private static List<String> aligned(List<String> old, List<String> now) {
        var lines = new ArrayList<String>();
        var common = common(old, now);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                i++;
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + old.get(i++));
            } else {
                lines.add("+" + now.get(j++));
            }
        }
        return lines;
    }

    /** Returns the length of the longest common subsequence of what follows each pair of places. */
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? 1 + common[i + 1][j + 1]
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
