package pish.mpi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the ranks of a job tell one another before they can reach each other: the server's side of PMI 1.1 as MPICH's ranks
 * speak it (MPICH, src/pmi/maint/pmi-1.1.txt, and simple_pmi.c of 3.1 to 4.0). Names and their values; a barrier, at which
 * all wait for all; and the end. Nothing that a rank says is trusted. For the draining thread.
 */
final class PmiSpace {
    /** What {@code get_maxes} answers, as Hydra does (src/pm/hydra, common.h). */
    private static final int NAME_MAX = 256;

    private static final int KEY_MAX = 64;
    private static final int VALUE_MAX = 1024;
    /** So much text a job may keep here; MPICH's take some 300 a rank. */
    private static final int TEXT_MAX = 64 << 20;

    private static final String MAPPING = "PMI_process_mapping";

    private final String name;
    private final int[] programs;
    private final int universe;
    private final Outbox outbox;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> ports = new HashMap<>();
    private final TreeSet<Integer> waiting = new TreeSet<>();
    private final State[] states;
    private int kept;

    /** Where answers go. */
    interface Outbox {
        /** Sends a rank a line, or several. */
        void send(int rank, String lines);

        /** A rank ends the whole job. */
        void aborts(int rank, int code);

        /** A rank asks for what only Hydra has. */
        void lacks(int rank, String what);
    }

    /** How far a rank is. */
    private enum State {
        UNHEARD,
        OPEN,
        FINAL
    }

    /**
     * Makes one.
     *
     * @param name of the job among all
     * @param programs the number of the program that each rank runs
     * @param universe how many ranks there could be
     * @param mapping which ranks share nodes; empty where that takes too many words
     */
    PmiSpace(String name, int[] programs, int universe, Optional<String> mapping, Outbox outbox) {
        this.name = name;
        this.programs = programs.clone();
        this.universe = universe;
        this.outbox = outbox;
        this.states = new State[programs.length];
        java.util.Arrays.fill(states, State.UNHEARD);
        mapping.filter(text -> text.length() < VALUE_MAX / 2).ifPresent(text -> values.put(MAPPING, text));
    }

    /** Greets a rank that has named its number. */
    void enter(int rank) {
        send(rank, "cmd=initack\ncmd=set size=" + programs.length + "\ncmd=set rank=" + rank + "\ncmd=set debug=0");
    }

    /** Returns whether a rank has called MPI_Init, and not yet MPI_Finalize. */
    boolean isOpen(int rank) {
        return states[rank] == State.OPEN;
    }

    /** Returns whether a rank has never called MPI_Init. */
    boolean isUnheard(int rank) {
        return states[rank] == State.UNHEARD;
    }

    /** Returns whether some ranks wait for all others. */
    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    /** Takes a command of a rank. */
    void take(int rank, PmiLine line) {
        switch (line.command()) {
            case "init" -> init(rank, line);
            case "get_maxes" ->
                send(rank, "cmd=maxes kvsname_max=" + NAME_MAX + " keylen_max=" + KEY_MAX + " vallen_max=" + VALUE_MAX);
            case "get_appnum" -> send(rank, "cmd=appnum appnum=" + programs[rank]);
            case "get_my_kvsname" -> send(rank, "cmd=my_kvsname kvsname=" + name);
            case "get_universe_size" -> send(rank, "cmd=universe_size size=" + universe);
            case "put" -> put(rank, line);
            case "get" -> send(rank, "cmd=get_result " + found(values.get(line.value("key")), "value"));
            case "barrier_in" -> barrier(rank);
            case "publish_name" -> publish(rank, line);
            case "unpublish_name" ->
                send(rank, "cmd=unpublish_result " + done(ports.remove(line.value("service")) != null));
            case "lookup_name" -> send(rank, "cmd=lookup_result " + found(ports.get(line.value("service")), "port"));
            case "finalize" -> {
                states[rank] = State.FINAL;
                send(rank, "cmd=finalize_ack");
            }
            case "abort" -> outbox.aborts(rank, line.number("exitcode", 1));
            case "spawn" -> {
                send(rank, "cmd=spawn_result rc=-1 msg=not_offered");
                outbox.lacks(rank, "MPI_Comm_spawn");
            }
            default -> send(rank, "cmd=" + line.command() + "_result rc=-1 msg=unknown_command");
        }
    }

    private void init(int rank, PmiLine line) {
        states[rank] = State.OPEN;
        boolean known = line.number("pmi_version", 1) == 1;
        send(rank, "cmd=response_to_init pmi_version=1 pmi_subversion=1 rc=" + (known ? 0 : -1));
    }

    private void put(int rank, PmiLine line) {
        boolean put = keep(values, line.value("key"), line.value("value"));
        send(rank, "cmd=put_result " + done(put));
    }

    private void publish(int rank, PmiLine line) {
        send(rank, "cmd=publish_result " + done(keep(ports, line.value("service"), line.value("port"))));
    }

    private boolean keep(Map<String, String> where, String key, String value) {
        int size = key.length() + value.length();
        boolean sound = !key.isEmpty()
                && key.length() <= NAME_MAX
                && value.length() <= VALUE_MAX
                && kept + size <= TEXT_MAX
                && !key.equals(MAPPING);
        if (sound) {
            kept += size;
            where.put(key, value);
        }
        return sound;
    }

    private void barrier(int rank) {
        waiting.add(rank);
        if (waiting.size() == programs.length) {
            waiting.clear();
            for (int each = 0; each < programs.length; each++) {
                send(each, "cmd=barrier_out");
            }
        }
    }

    private static String done(boolean well) {
        return well ? "rc=0 msg=success" : "rc=-1 msg=refused";
    }

    private static String found(String value, String as) {
        return value == null ? "rc=-1 msg=not_found " + as + "=unknown" : "rc=0 msg=success " + as + "=" + value;
    }

    private void send(int rank, String line) {
        outbox.send(rank, line + "\n");
    }
}
