package pish.sweep;

import java.util.List;
import java.util.Random;

/** Makes target specifications at random, valid ones and others, of no more than some thousand addresses each. */
final class TargetTexts {
    private static final List<String> ODD = List.of(
            "localhost",
            "localhost/30",
            "localhost/33",
            "nosuch",
            "nosuch/33",
            "1.2.3",
            "1.2.3/29",
            "0x7f.1",
            "017.1",
            "3232235777",
            "4294967296",
            "10",
            "::1",
            "fe80::1/64",
            "",
            "/24",
            "[1-3]",
            "10.0.0.1/30/31",
            "10.0.0.1/",
            "10.0.0.1/-1",
            "10.0.0.1/x",
            "10.0.0.1/99999999999",
            "10.0.0.1/2147483648",
            "10.0.0.1/2147483647",
            "10.0.0.1/032",
            "10.0.0.1/033",
            "10.0.0.1/+8",
            "10.0.0.1/ 8",
            "1.2.3.4.5",
            "1.2.3.",
            ".1.2.3",
            "1..2.3",
            "10.0.0.1-10.0.0.5",
            "1.2.3.4-",
            "1,2.3.4.5",
            "08.0.0.09",
            "0008.0.0.1",
            "256.1.1.1/24",
            "1.2.3.0x4");
    private static final List<String> BAD = List.of(
            "256", "9-1", "1,", ",1", "1-2-3", "*,1", "1,*", "**", "a", "1a", "--", "-,", "", "1 ", "-256", "300-",
            "+1");

    private final Random random;

    TargetTexts(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        if (random.nextInt(8) == 0) {
            return one(ODD);
        }
        int wide = random.nextInt(4);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            text.append(i == 0 ? "" : ".").append(random.nextInt(40) == 0 ? one(BAD) : octet(i == wide));
        }
        return text + (random.nextInt(3) == 0 ? "/" + netmask() : "");
    }

    /** What to leave out; of what is valid, so that the other lists of a run can be compared. */
    String nextExclusion() {
        return switch (random.nextInt(6)) {
            case 0 -> octet(true) + "." + octet(false) + ".0-3.*";
            case 1 -> "10.0.0.010";
            case 2 -> "3";
            case 3 -> "localhost";
            default -> "10.0." + random.nextInt(2) + ".0/" + (22 + random.nextInt(11));
        };
    }

    private String netmask() {
        return random.nextInt(12) == 0 ? one(List.of("33", "x", "", "-1", "32x")) : "" + (24 + random.nextInt(9));
    }

    private String octet(boolean wide) {
        if (!wide) {
            return random.nextInt(12) == 0 ? digits() + "," + digits() : random.nextInt(8) == 0 ? digits() : "10";
        }
        return switch (random.nextInt(9)) {
            case 0 -> "*";
            case 1 -> "-";
            case 2 -> "-" + random.nextInt(20);
            case 3 -> (236 + random.nextInt(20)) + "-";
            case 4 -> random.nextInt(100) + "-" + (90 + random.nextInt(100));
            case 5 -> digits() + "," + random.nextInt(9) + "-" + (9 + random.nextInt(9)) + "," + digits();
            case 6 -> digits() + "," + digits() + ",250-,-2";
            default -> digits();
        };
    }

    private String digits() {
        return (random.nextInt(10) == 0 ? "0" : "") + random.nextInt(256);
    }

    private String one(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
