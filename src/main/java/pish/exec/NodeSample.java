package pish.exec;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a node is at one moment, as its kernel counts (proc(5)).
 *
 * @param load how many processes ran or wanted to, on average of the last minute
 * @param cores how many processors it has, at least 1
 * @param memory its memory in KiB, at least 1
 * @param available how much of that is to be had, in KiB
 * @param celsius its temperature, where it has a thermometer
 * @param throttled the bits of {@code vcgencmd get_throttled}, where there is that program of the Raspberry Pi
 * @param received bytes that have come in over the network so far, loopback left out
 * @param sent bytes that have gone out
 */
public record NodeSample(
        double load,
        int cores,
        long memory,
        long available,
        OptionalDouble celsius,
        OptionalInt throttled,
        long received,
        long sent) {
    /** The longest line that can be one. */
    static final int LONGEST = 160;

    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,7}\\.[0-9]{1,3}) ([0-9]{1,5}) ([0-9]{1,15}) ([0-9]{1,15})"
                    + " (-|-?[0-9]{1,7}) (-|0x[0-9a-fA-F]{1,7}) ([0-9]{1,18}) ([0-9]{1,18})");

    /** Reads a line of {@link SamplerScript}; empty where it is none, since a node may send anything. */
    public static Optional<NodeSample> parse(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String heat = found.group(5);
        String bits = found.group(6);
        NodeSample sample = new NodeSample(
                Double.parseDouble(found.group(1)),
                Integer.parseInt(found.group(2)),
                Long.parseLong(found.group(3)),
                Long.parseLong(found.group(4)),
                heat.equals("-") ? OptionalDouble.empty() : OptionalDouble.of(Integer.parseInt(heat) / 1000.0),
                bits.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(bits.substring(2), 16)),
                Long.parseLong(found.group(7)),
                Long.parseLong(found.group(8)));
        return Optional.of(sample)
                .filter(one -> one.cores() > 0 && one.memory() > 0 && one.available() <= one.memory());
    }

    /** Returns how much of its memory is in use, from 0 to 1. */
    public double used() {
        return 1 - (double) available / memory;
    }
}
