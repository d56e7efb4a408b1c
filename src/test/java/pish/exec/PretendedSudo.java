package pish.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Makes a sudo for nodes that are folders of this machine: it gives nobody any rights, but wants a password as sudo does. */
final class PretendedSudo {
    /** What nodes want unless told otherwise. */
    static final String PASSWORD = "pass \\ w'rd$";

    private static final String SUDO = """
            #!/bin/sh
            # as sudo(8): -n never asks, -S reads, else askpass is asked; without -k it remembers who has asked
            ask= check= fresh=
            while :; do
              case $1 in
              -n) [ ! -e ~/wanted ] && break; echo 'sudo: a password is required' >&2; exit 1 ;;
              -S) ask=read ;;
              -k) fresh=y ;;
              -v) check=y ;;
              -p) shift ;;
              -H) ;;
              *) break ;;
              esac
              shift
            done
            right() {
              if [ "$p" = "$(cat ~/wanted)" ]; then return 0; fi
              echo "$1" >>~/failures
              echo 'Sorry, try again.' >&2
              return 1
            }
            if [ -e ~/wanted ] && { [ -n "$fresh" ] || [ ! -e ~/ticket.$PPID ]; }; then
              if [ -n "$ask" ]; then
                IFS= read -r p || { echo 'sudo: no password was provided' >&2; exit 1; }
                right checked || exit 1
              else
                p=$("$SUDO_ASKPASS" "$(echo "$SUDO_PROMPT" | sed s/%p/pi/)") || { echo 'sudo: a password is required' >&2; exit 1; }
                right used || exit 1
              fi
              [ -n "$fresh" ] || : >~/ticket.$PPID
            fi
            [ -n "$check" ] || exec "$@"
            """;

    private final Path folder;

    /**
     * Makes it for some nodes.
     *
     * @param folder has their home folders
     */
    PretendedSudo(Path folder, String... nodes) throws IOException {
        this.folder = folder;
        for (String node : nodes) {
            Path sudo = Files.createDirectories(folder.resolve(node + "/bin")).resolve("sudo");
            Files.writeString(sudo, SUDO);
            Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(folder.resolve(node + "/.profile"), "PATH=~/bin:/usr/bin:/bin\n");
            wants(node, PASSWORD);
        }
    }

    /** Sets a node's password. */
    void wants(String node, String password) throws IOException {
        Files.writeString(folder.resolve(node + "/wanted"), password);
    }

    /** Makes sudo on a node want none. */
    void wantsNothing(String node) throws IOException {
        Files.delete(folder.resolve(node + "/wanted"));
    }

    /** Returns how often a node was given a wrong password. */
    int failures(String node) throws IOException {
        try {
            return Files.readAllLines(folder.resolve(node + "/failures")).size();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
