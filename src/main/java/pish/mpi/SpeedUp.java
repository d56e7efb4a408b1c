package pish.mpi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much faster a program gets with more ranks. */
public final class SpeedUp {
    private static final int BAR = 48;
    private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    private static final int PARTS = 8;
    private static final int LABEL = 5;

    private final List<Step> steps = new ArrayList<>();

    /**
     * A number of ranks.
     *
     * @param ranks at least 1
     * @param seconds the median over its runs
     * @param speedUp how many times as fast as the first step, times the ranks of that: with one rank there, what textbooks have
     * @param efficiency the speed-up over the ranks; 1 is ideal
     */
    public record Step(int ranks, double seconds, double speedUp, double efficiency) {}

    /**
     * Adds a number of ranks.
     *
     * @param seconds what each run took, at least one
     */
    public Step add(int ranks, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        Step first = steps.isEmpty() ? new Step(ranks, median, ranks, 1) : steps.get(0);
        double speedUp = first.seconds() / Math.max(median, 1e-9) * first.ranks();
        Step step = new Step(ranks, median, speedUp, speedUp / ranks);
        steps.add(step);
        return step;
    }

    /** Returns a plot: a bar for each speed-up, and a mark where the ideal one is. */
    public List<String> plot() {
        double most = steps.stream()
                .mapToDouble(step -> Math.max(step.ranks(), step.speedUp()))
                .max()
                .orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add("ranks  speed-up, │ is the ideal");
        for (Step step : steps) {
            String bar = bar(step.speedUp() / most * BAR);
            int ideal = (int) Math.round(step.ranks() / most * BAR);
            StringBuilder line = new StringBuilder(bar);
            while (line.length() <= ideal) {
                line.append(' ');
            }
            if (line.charAt(ideal) == ' ') {
                line.setCharAt(ideal, '│');
            }
            lines.add(String.format(Locale.ROOT, "%" + LABEL + "d  %s %.2f", step.ranks(), line, step.speedUp()));
        }
        return lines;
    }

    private static String bar(double cells) {
        int eighths = (int) Math.round(cells * PARTS);
        return "█".repeat(eighths / PARTS) + EIGHTHS[eighths % PARTS];
    }
}
