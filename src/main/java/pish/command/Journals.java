package pish.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What is written down while pish runs: the recording of what is typed, and a log for each node. */
public interface Journals {
    /**
     * Begins to record.
     *
     * @param append whether to go on at the end of a file that exists; else that is an error
     * @throws IOException if the file cannot be written, or exists
     */
    void record(Path file, boolean append) throws IOException;

    /** Ends the recording; returns its file if there was one. */
    Optional<Path> stopRecording() throws IOException;

    /** Returns the file that is recorded to, if there is one. */
    Optional<Path> recording();

    /** Logs to files in a folder from now on, or nowhere. */
    void log(Optional<Path> folder) throws IOException;

    /** Returns the folder that is logged to, if there is one. */
    Optional<Path> logging();
}
