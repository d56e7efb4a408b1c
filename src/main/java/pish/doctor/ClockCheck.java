package pish.doctor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.node.NodeSet;

/**
 * Clocks go with this machine's. A node reads its clock at some time between the question and the answer, which bounds how
 * far off it is; only what is beyond doubt counts.
 */
final class ClockCheck implements Check {
    private static final double MOST_SECONDS = 1;
    /** Of {@code date '+%s.%N'}; without nanoseconds where date knows none. */
    private static final Pattern TIME = Pattern.compile("([0-9]{1,12})(?:\\.([0-9]{9}).*|\\..*)?");

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;
    private static final double NANOS = 1e9;

    /**
     * How far a clock is ahead of this machine's, in seconds; below 0 it is behind.
     *
     * @param least what it is at least
     * @param most what it is at most
     */
    private record Skew(double least, double most) {
        private boolean isWrong() {
            return least > MOST_SECONDS || most < -MOST_SECONDS;
        }

        private double middle() {
            return (least + most) / 2;
        }
    }

    @Override
    public String name() {
        return "clocks";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        Map<String, Skew> skews = new TreeMap<>();
        survey.nodes().forEach((node, facts) -> skew(facts).ifPresent(skew -> skews.put(node, skew)));
        if (isThisMachine(skews.values())) {
            double middle = skews.values().iterator().next().middle();
            String which = middle < 0 ? " ahead of" : " behind";
            String what = "the clock of this machine is " + text(middle) + which + " those of all nodes";
            findings.add(name(), NodeSet.EMPTY, what, "!timedatectl tells whether something keeps it right");
            return;
        }
        skews.forEach((node, skew) -> {
            if (skew.isWrong()) {
                NodeFacts facts = survey.nodes().get(node);
                String what = "clock " + text(skew.middle()) + (skew.middle() < 0 ? " behind" : " ahead");
                TimeService.mend(facts)
                        .ifPresentOrElse(
                                line -> findings.addSafe(name(), NodeSet.of(node), what, line),
                                () -> findings.add(name(), NodeSet.of(node), what, TimeService.INSTALL));
            }
        });
    }

    /** Returns whether several nodes agree that they are not to blame. */
    private static boolean isThisMachine(Collection<Skew> skews) {
        double least = skews.stream().mapToDouble(Skew::least).max().orElse(0);
        double most = skews.stream().mapToDouble(Skew::most).min().orElse(0);
        return skews.size() > 2 && skews.stream().allMatch(Skew::isWrong) && least - most < MOST_SECONDS;
    }

    private static Optional<Skew> skew(NodeFacts facts) {
        Matcher found = TIME.matcher(facts.one("clock").orElse(""));
        if (!found.matches()) {
            return Optional.empty();
        }
        boolean exact = found.group(2) != null;
        double there = Double.parseDouble(found.group(1)) + (exact ? Integer.parseInt(found.group(2)) / NANOS : 0);
        return Optional.of(
                new Skew(there - seconds(facts.answered()), there + (exact ? 0 : 1) - seconds(facts.sent())));
    }

    private static double seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond())
                .add(BigDecimal.valueOf(time.getNano(), 9))
                .doubleValue();
    }

    private static String text(double skew) {
        double size = Math.abs(skew);
        if (size < 2 * MINUTE) {
            return String.format(Locale.ROOT, "%.1f s", size);
        }
        if (size < 2 * HOUR) {
            return Math.round(size / MINUTE) + " min";
        }
        return size < 2 * DAY ? Math.round(size / HOUR) + " h" : Math.round(size / DAY) + " days";
    }
}
