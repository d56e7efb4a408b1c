package pish.setup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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
     */
    public String install() {
        String install = "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q " + packages;
        return "if [ -n \"${PISH_DEMO-}\" ]; then echo 'the nodes of a demo are this machine: nothing was installed' >&2; "
                + "(exit 1); else " + install + " || { sudo apt-get update -q && " + install + "; }; fi";
    }
}
