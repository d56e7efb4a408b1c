package pish.machinefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes machinefiles from a seed, most of them right, some with mistakes that people make. */
final class MachineFileTexts {
    private static final List<String> HOSTS = List.of(
            "pi01", "pi02", "pi03", "pi04", "pi-5", "n1", "n2", "n3", "node", "10.9.8.7", "10.9.8.8", "pi01.lan");
    private static final List<String> BLANK = List.of("", "  ", "\t", "# all boards", " # x: y=1", "#");

    /** What seemed doubtful when the launchers were tried out. */
    static final List<String> COLLECTED = List.of(
            "pi01\n\n# x\npi01:2\npi02:3\npi01\n",
            "pi01 user=a\npi01:2 user=b\n",
            "pi01 user=a\npi02\npi01 user=b\n",
            "pi01 binding=core binding=none\n",
            "my_pi:2\nmy_pi\n",
            "PI01:2\npi01:3\n",
            "pi01.lan:2\npi01:3\n",
            "pi01:02\r\npi02\r\n",
            "pi01 slots=02\n",
            "pi01 user\n",
            "pi01 user=\n",
            "pi01:0\n",
            "pi01:x\n",
            "pi01 :2\n",
            "pi01 slots=2\n",
            "pi01\npi01 slots=2\n",
            "pi01 slots=2\npi01\npi01\n",
            "pi01 max_slots=2\npi01\n",
            "pi01.lan slots=2\npi02\npi01.wan\n",
            "pi01.lan slots=2\npi01 slots=1\n",
            "cpu slots=2\n",
            "cpu-set slots=2\n",
            "pi01 cores=2\n",
            "pi01 slots\n",
            "pi01 slots=0\n",
            "pi01 slots=-1\n",
            "pi01 max_slots=0\n",
            "pi01 \"x\"\n",
            "pi01:2\npi02 slots=2\n",
            "/* a\n * b\n */ pi01 slots=2\n",
            "pi01 slots=2# c\npi02//c\n",
            "http://pi01\n",
            "[pi01]\n",
            "+e:2\n",
            "bob@10.9.8.7 slots=2\n",
            "*\n");

    private final Random random;
    private final List<String> fresh = new ArrayList<>();
    private final Dialect dialect;

    MachineFileTexts(long seed, Dialect dialect) {
        this.random = new Random(seed);
        this.dialect = dialect;
    }

    /** Makes a file of one to six lines with a host, and some without. */
    String next() {
        var lines = new ArrayList<String>();
        fresh.clear();
        fresh.addAll(HOSTS);
        for (int hosts = 1 + random.nextInt(6); hosts > 0; hosts--) {
            while (random.nextInt(4) == 0) {
                lines.add(pick(BLANK));
            }
            lines.add(pick(List.of("", "", "", " ", "\t")) + line() + pick(List.of("", "", "", " ")));
        }
        return String.join("\n", lines) + pick(List.of("\n", "\n", "\n", "", "\n\n", "\n# end"));
    }

    private String line() {
        if (random.nextInt(15) == 0) {
            return broken();
        }
        return dialect == Dialect.MPICH ? mpich() : openMpi();
    }

    private String mpich() {
        var text = host() + (random.nextInt(3) > 0 ? ":" + slots() : "");
        if (random.nextInt(5) == 0) {
            text += " user=" + pick(List.of("pi", "bob"));
        }
        return random.nextInt(6) == 0 ? text + "\tbinding=" + pick(List.of("core", "none")) : text;
    }

    private String openMpi() {
        var text = (random.nextInt(6) == 0 ? "bob@" : "") + host();
        if (random.nextInt(3) > 0) {
            text += pick(List.of(" slots=", " slots = ", " cpu=", "\tcount=", " max_slots=")) + slots();
        }
        text += pick(List.of("", "", "", "", " max-slots=9", " port=2222", " username=pi"));
        return text + pick(List.of("", "", "", "", " # first", "// x", " /* a */"));
    }

    /** Lines of the other dialect among them, which may or may not hurt. */
    private String broken() {
        return pick(List.of(
                        "%s slots=%d",
                        "%s:%d",
                        "%s:%dx",
                        "%s %d",
                        "%s max_slots=%d slots=2",
                        "%s slots=%d max_slots=1",
                        "%s user=a user=b%d",
                        "%s slots=%d slots=3",
                        "%s, slots=%d",
                        "%s slots=%d;",
                        "%s /* a */ slots=%d",
                        "%s # %d",
                        "^%s",
                        "%s foo=%d",
                        "[%s]:%d",
                        "a.b@%s slots=%d"))
                .formatted(host(), slots());
    }

    /** Returns a host, mostly one that the file does not have yet. */
    private String host() {
        return random.nextInt(8) == 0 ? pick(HOSTS) : fresh.remove(random.nextInt(fresh.size()));
    }

    /** Returns a number of slots, 1 to 9. */
    private int slots() {
        return 1 + random.nextInt(9);
    }

    /** Returns a number from 0 to 1, half of the time 1. */
    double share() {
        return random.nextBoolean() ? 1 : random.nextDouble();
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
