package pish.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pish.exec.Event;
import pish.exec.LocalScript;

/** An archive of a program's source: a file here, or what a URL leads to, which is fetched once. */
final class SourceArchive {
    private static final Pattern URL = Pattern.compile("(?:https?|ftp|file)://[^\\s/]*/.*[^/]");
    private static final Pattern VERSION = Pattern.compile("[-_](\\d+(?:\\.\\d+)*(?:(?:a|b|rc|p)\\d+)?)(?=\\.|-|$)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,100}");
    private static final long TOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /**
     * Goes on where an earlier run was cut off; a server that cannot, sends all again. What comes may be a page that says why
     * there is nothing, or the rest of another file than what was there: it is kept only if it is a whole archive.
     */
    private static final String FETCH = """
            exec 9>"$2.lock"
            ! command -v flock >/dev/null || flock 9
            [ ! -e "$2" ] || exit 0
            if command -v curl >/dev/null; then
              curl -fsSL --retry 3 --connect-timeout 20 -C - -o "$2.part" "$1" || {
                status=$?
                [ $status = 33 ] || [ $status = 36 ] || exit $status
                curl -fsSL --connect-timeout 20 -o "$2.part" "$1" || exit
              }
            elif command -v wget >/dev/null; then wget -nv -c -O "$2.part" "$1" || exit
            else echo 'neither curl nor wget is here' >&2; exit 1
            fi
            case $2 in *.gz | *.tgz) test=gzip ;; *.xz | *.txz) test=xz ;; *.bz2 | *.tbz | *.tbz2) test=bzip2 ;; *) test= ;; esac
            if [ -n "$test" ] && command -v $test >/dev/null && ! $test -t <"$2.part" 2>/dev/null; then
              rm -f "$2.part"
              echo 'what came is no whole archive' >&2; exit 1
            fi
            mv -f "$2.part" "$2"
            """;

    private final Context context;
    private long told;

    SourceArchive(Context context) {
        this.context = context;
    }

    /** Returns whether a text is a URL. */
    static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }

    /** Returns the last part of a path or URL, without what follows a question mark. */
    static String name(String source) {
        String path = source.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the version in an archive's name: {@code mpich-3.1.tar.gz}, {@code mpich_4.0.2.orig.tar.xz}. */
    static Optional<String> version(String name) {
        Matcher matcher = VERSION.matcher(name.replaceFirst("(?i)(\\.orig)?\\.(tar(\\.\\w+)?|tgz|txz|tbz2?|zip)$", ""));
        return matcher.find() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Returns whether a name can be an archive's on every node. */
    static boolean isSound(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the folder for what was fetched: {@code pish/sources} in XDG_CACHE_HOME, or in {@code ~/.cache}. */
    static Path folder() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).orElse("");
        Path base = cache.startsWith("/") ? Path.of(cache) : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("pish").resolve("sources");
    }

    /**
     * Returns the file, after it has been fetched if need be.
     *
     * @throws IOException if it is not to be had; the message says why
     */
    Path get(Invocation invocation, String source) throws IOException {
        if (!isUrl(source)) {
            return LocalPaths.of(invocation, source).get(0);
        }
        // two URLs may end alike
        Path file = folder().resolve(Integer.toHexString(source.hashCode())).resolve(name(source));
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            context.emit(new Event.Message(Event.Severity.INFO, "fetching " + source));
            try {
                LocalScript.run(FETCH, "", () -> stopped(file), source, file.toString());
            } catch (IOException e) {
                throw new IOException(source + ": not fetched: " + e.getMessage(), e);
            }
        }
        return file;
    }

    private boolean stopped(Path file) {
        if (System.nanoTime() - told > TOLD_NANOS) {
            told = System.nanoTime();
            long size =
                    file.resolveSibling(file.getFileName() + ".part").toFile().length();
            context.emit(new Event.Progress(size, 0, Event.Unit.BYTES));
        }
        return context.interrupted();
    }
}
