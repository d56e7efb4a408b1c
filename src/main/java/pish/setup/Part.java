package pish.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pish.transport.ShellQuoting;

/** Something that nodes can be given, by packages of Debian's. */
public enum Part {
    /** What programs are built with, and what looks for hosts. */
    TOOLS("compilers, make and nmap", "build-essential", "gfortran", "nmap"),
    /** MPICH, with what programs for it are compiled with. */
    MPICH("MPICH", "mpich", "libmpich-dev"),
    /** Open MPI, with what programs for it are compiled with. */
    OPENMPI("Open MPI", "openmpi-bin", "libopenmpi-dev"),
    /** MPI for Python 3. */
    MPI4PY("MPI for Python", "python3-mpi4py");

    private final String title;
    private final String packages;

    Part(String title, String... packages) {
        this.title = title;
        this.packages = String.join(" ", packages);
    }

    /** Returns the word that names it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it is, in words. */
    public String title() {
        return title;
    }

    /** Returns the packages it is, with blanks between. */
    public String packages() {
        return packages;
    }

    /** Returns the part of a name, if there is one. */
    public static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    /**
     * Returns the line that installs it, as root, except in a demo, whose nodes are this machine; where the package lists are
     * too old, they are fetched anew before.
     *
     * @param proxies by the names of nodes, the port of their own loopback interface where apt finds a {@link PackageProxy}
     */
    public String install(Map<String, Integer> proxies) {
        String way = proxies.isEmpty() ? "" : "$way ";
        String get = "sudo env DEBIAN_FRONTEND=noninteractive apt-get " + way;
        String install = get + "install -y -q " + packages;
        String line = "if [ -n \"${PISH_DEMO-}\" ]; then "
                + "echo 'the nodes of a demo are this machine: nothing was installed' >&2; (exit 1); else "
                + install + " || { " + get + "update -q && " + install + "; }; fi";
        return proxies.isEmpty() ? line : "( " + way(proxies) + line + " )";
    }

    /** Returns shell text that makes apt's options of a node's port; apt asks one thing at a time, as the proxy answers. */
    private static String way(Map<String, Integer> proxies) {
        String cases = proxies.entrySet().stream()
                .map(entry -> ShellQuoting.word(entry.getKey()) + ") way=" + entry.getValue() + " ;; ")
                .collect(Collectors.joining());
        return "way=; case $PISH_NODE in " + cases + "esac; "
                + "[ -z \"$way\" ] || way=\"-o Acquire::http::Proxy=http://127.0.0.1:$way -o Acquire::https::Proxy=http://127.0.0.1:$way"
                + " -o Acquire::http::Proxy-Auto-Detect= -o Acquire::http::Pipeline-Depth=0\"; ";
    }
}
