package pish.mpi;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import pish.exec.Event;

/** Hands on events, and writes on the way what ranks print to their files, for as long as that works. */
final class RankLog implements Consumer<Event> {
    private final Consumer<Event> events;
    private Optional<RankFiles> files;

    RankLog(Optional<RankFiles> files, Consumer<Event> events) {
        this.files = files;
        this.events = events;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof Event.Output output && files.isPresent()) {
            write(() -> files.get().add(output));
        }
        events.accept(event);
    }

    /** Writes what has not been written. */
    void flush() {
        if (files.isPresent()) {
            write(files.get()::flush);
        }
    }

    private void write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            files = Optional.empty();
            events.accept(new Event.Message(
                    Event.Severity.WARNING, e.getMessage() + "; `last` has what ranks print all the same"));
        }
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
