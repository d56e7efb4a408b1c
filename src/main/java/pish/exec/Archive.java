package pish.exec;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** One file for the spools of a command that has ended, however many there are. */
final class Archive implements Closeable {
    /** Less than this is not worth a file. */
    private static final long LITTLE = 64 << 10;

    private final Spools spools;
    private SpoolFile file;

    Archive(Spools spools) {
        this.spools = spools;
    }

    /** Moves spools into the file, but the large ones, which have a file each; where there is no room they stay. */
    void take(List<Spool> all) {
        if (file != null || all.stream().mapToLong(Spool::buffered).sum() <= LITTLE) {
            return;
        }
        try {
            file = spools.openFile();
            for (Spool spool : all) {
                if (spool.length() <= spools.spoolLimit()) {
                    spool.moveTo(file);
                }
            }
        } catch (IOException e) {
            // what was not moved is where it was
            assert file == null || file.length() >= 0;
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            // its content is not wanted any more, and the file has no name that could stay behind
        }
        file = null;
    }
}
