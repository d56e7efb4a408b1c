package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pish.transport.ExitStatus;

/** What is written down while pish runs, and run again: recordings of lines and of the screen, and a log for each node. */
public interface Journals {
    /**
     * Begins to record what is typed.
     *
     * @param append whether to go on at the end of a file that exists; else that is an error
     * @throws IOException if the file cannot be written, or exists
     */
    void record(Path file, boolean append) throws IOException;

    /**
     * Begins to record the screen.
     *
     * @throws IOException if the file cannot be written, or exists, or there is no terminal
     */
    void recordScreen(Path file) throws IOException;

    /** Ends the recordings; returns their files. */
    List<Path> stopRecording() throws IOException;

    /** Returns the files that are recorded to. */
    List<Path> recording();

    /** Returns whether the recordings pause. */
    boolean paused();

    /** Has the recordings pause, or go on. */
    void pause(boolean pause) throws IOException;

    /**
     * Runs the lines of a recording.
     *
     * @return the status of the line that stopped it, or the largest; of a check 0 if all is as recorded, else 1
     * @throws IOException if it cannot be read, or nobody is there to be asked; the message says which and why
     */
    ExitStatus replay(Path file, Replaying how) throws IOException;

    /**
     * How to run the lines of a recording.
     *
     * @param step whether to ask before each
     * @param check what of the results to compare with what was recorded
     */
    record Replaying(boolean step, Check check) {}

    /** What is compared of results. */
    enum Check {
        /** Nothing. */
        NOTHING,
        /** Statuses. */
        STATUSES,
        /** Statuses, and what nodes printed. */
        ALL
    }

    /** Logs to files in a folder from now on, or nowhere. */
    void log(Optional<Path> folder) throws IOException;

    /** Returns the folder that is logged to, if there is one. */
    Optional<Path> logging();
}
