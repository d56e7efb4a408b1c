package pish.node;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a file that says which machines to command may be trusted: the rule ssh has for its own files. */
public final class FileCheck {
    private static final int WRITABLE_BY_OTHERS = 0022;

    private FileCheck() {}

    /** Returns why a file is not to be read, in one clause that says how to mend it, or empty where nothing is wrong. */
    public static Optional<String> refusal(Path file) throws IOException {
        var attributes = Files.readAttributes(file, "unix:uid,mode");
        long owner = ((Number) attributes.get("uid")).longValue();
        int mode = ((Number) attributes.get("mode")).intValue();
        return refusal(owner, mode, new UnixSystem().getUid()).map(why -> file + " " + why);
    }

    /** Judges a file by its owner and mode for a user; owners and users are numeric ids. */
    static Optional<String> refusal(long owner, int mode, long user) {
        if (owner != user && owner != 0) {
            return Optional.of("belongs to another user: copy it, or name another file");
        }
        if ((mode & WRITABLE_BY_OTHERS) != 0) {
            return Optional.of("may be written by others: take that away with chmod go-w");
        }
        return Optional.empty();
    }
}
