package pish.setup;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import pish.exec.Errand;
import pish.exec.Report;

/**
 * Where a node has its packages from, as it says itself.
 *
 * @param sources a file of each host of apt's sources that HTTP or HTTPS leads to
 * @param reached whether the node gets something from one of them; also where it has none, or cannot tell
 */
public record PackageSources(List<URI> sources, boolean reached) {
    private static final int MOST = 8;

    /**
     * POSIX sh: {@code source URI} for each host, and {@code reached} for each that sends anything at all. apt itself tries,
     * with the settings that it has on the node, such as a proxy.
     */
    private static final String ASK = """
            LC_ALL=C; export LC_ALL; umask 077
            exec 2>/dev/null </dev/null
            [ -z "${PISH_DEMO-}" ] || exit 0
            helper=/usr/lib/apt/apt-helper
            [ -x $helper ] && command -v timeout >/dev/null || exit 0
            dir=$(mktemp -d) && cd "$dir" || exit
            trap 'rm -rf "$dir"' EXIT
            uris=$(apt-get update --print-uris | sed -n "s,^'\\(https\\{0\\,1\\}://[^']*\\)' .*,\\1,p" | awk -F/ '!seen[$3]++' | head -n MOST)
            n=0
            for uri in $uris; do
              n=$((n + 1))
              echo "source $uri"
              {
                said=$(timeout 12 $helper -o Acquire::Retries=0 -o Acquire::http::Timeout=5 -o Acquire::https::Timeout=5 download-file "$uri" "$dir/$n" 2>&1) ||
                  case $said in '' | *'Could not '* | *'Cannot initiate '* | *'Temporary failure '* | *nreachable* | *'timed out'* | *'Unable to connect'*) said= ;; *) said=yes ;; esac
                [ -z "$said" ] || echo reached
              } &
            done
            wait
            """;

    /** Returns what has a node say it; takes at most some 12 s. */
    public static Errand ask() {
        return Errand.of(ASK.replace("MOST", Integer.toString(MOST)));
    }

    /** Reads what a node has said; what makes no sense counts as not said. */
    public static PackageSources of(Report report) {
        List<URI> sources = new ArrayList<>();
        boolean reached = false;
        for (String line : report.text().lines().toList()) {
            reached = reached || line.equals("reached");
            if (line.startsWith("source ") && sources.size() < MOST) {
                read(line.substring("source ".length()), sources);
            }
        }
        return new PackageSources(List.copyOf(sources), reached || sources.isEmpty());
    }

    private static void read(String text, List<URI> into) {
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && uri.getHost().matches("[A-Za-z0-9.:\\[\\]-]{1,253}")) {
                into.add(uri);
            }
        } catch (IllegalArgumentException e) {
            // apt would not get far with it either
            assert !text.isEmpty();
        }
    }
}
