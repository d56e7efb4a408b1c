package pish.mpi;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes commands of what a rank says: a line each, or for {@code mcmd=spawn} lines up to {@code endcmd}, as often as
 * {@code totspawns} says, which are one command of that name.
 */
final class PmiReader {
    /** A longer line is none of MPICH's, whose own limit is 1024 (simple_pmiutil.h of 4.0), later 4096. */
    static final int LONGEST = 8192;

    private final Consumer<PmiLine> commands;
    private final StringBuilder line = new StringBuilder();
    private boolean several;
    private int parts;
    private int ended;
    private boolean strange;

    PmiReader(Consumer<PmiLine> commands) {
        this.commands = commands;
    }

    /** Takes what has come; returns whether it can be a rank's. */
    boolean add(byte[] bytes) {
        for (int i = 0; i < bytes.length && !strange; i++) {
            char c = (char) (bytes[i] & 0xff);
            if (c == '\n') {
                String text = line.toString();
                line.setLength(0);
                end(text);
            } else {
                line.append(c);
                strange = line.length() > LONGEST;
            }
        }
        return !strange;
    }

    private void end(String text) {
        if (several) {
            part(text);
        } else if (text.startsWith("mcmd=")) {
            several = true;
        } else {
            commands.accept(PmiLine.read(text));
        }
    }

    private void part(String text) {
        if (text.matches("totspawns=[0-9]{1,6}")) {
            parts = Integer.parseInt(text.substring(text.indexOf('=') + 1));
        }
        if (text.equals("endcmd")) {
            several = false;
            ended++;
            if (ended >= parts) {
                ended = 0;
                parts = 0;
                commands.accept(new PmiLine("spawn", Map.of()));
            }
        }
    }
}
