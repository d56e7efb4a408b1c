package pish.doctor;

import java.util.Optional;

/** What keeps a node's clock right. */
final class TimeService {
    /** How to get one. */
    static final String INSTALL = "TARGET: sudo apt-get install -y chrony";

    private static final String TURN_ON = "TARGET: sudo timedatectl set-ntp true";

    private TimeService() {}

    /** Returns its program, as far as one runs: chronyd, say. */
    static Optional<String> running(NodeFacts facts) {
        return facts.one("ntp");
    }

    /** Returns whether one is installed that systemd can turn on. */
    static boolean canBeTurnedOn(NodeFacts facts) {
        return facts.one("ntp-can").filter("yes"::equals).isPresent();
    }

    /** Returns a line that has the clock put right, where there is what does it. */
    static Optional<String> mend(NodeFacts facts) {
        Optional<String> program = running(facts);
        if (program.isEmpty()) {
            return canBeTurnedOn(facts) ? Optional.of(TURN_ON) : Optional.empty();
        }
        return Optional.of(
                switch (program.get()) {
                    case "chronyd" -> "TARGET: sudo chronyc makestep";
                    case "systemd-timesyn", "systemd-timesyncd" -> "TARGET: sudo systemctl restart systemd-timesyncd";
                    default -> "TARGET: sudo service " + service(program.get()) + " restart";
                });
    }

    private static String service(String program) {
        return program.equals("openntpd") ? "openntpd" : "ntp";
    }
}
