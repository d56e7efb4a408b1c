package pish.sweep;

import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What a sweep is to do.
 *
 * @param details whether to ask each host that is found how fast it answers, and which SSH server it has
 * @param ports which ports to try on each host that is found
 * @param expected addresses where hosts should be, for which to wait longer
 * @param names whether to look names up
 * @param progress asked several times a second
 */
public record SweepPlan(boolean details, List<Integer> ports, Set<Ipv4> expected, boolean names, Watcher progress) {
    /** Sees how far a sweep is. */
    public interface Watcher extends BooleanSupplier {
        /** Takes how many addresses are done. */
        void done(long addresses);

        /**
         * Takes somebody who has just answered by ARP.
         *
         * @param mac Ethernet address, in lower case with colons
         */
        default void found(Ipv4 address, String mac) {}

        /** Returns whether to end with what is found so far. */
        @Override
        boolean getAsBoolean();
    }
}
