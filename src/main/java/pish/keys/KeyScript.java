package pish.keys;

/**
 * The shell text that nodes run to tell of their keys and to take others': POSIX sh and ssh's own tools. Each works in the
 * account's home folder, and reads its parameters from standard input, a line for each.
 */
final class KeyScript {
    private static final String PRELUDE = """
            umask 077
            LC_ALL=C; export LC_ALL
            die() { echo "$1" >&2; exit 1; }
            cd || die 'no home folder'
            read -r mark
            """;

    /** Reads a mark and the node's number, and puts both down where nodes that share the home folder see them. */
    static final String MARK = PRELUDE + """
            read -r number
            [ -d .ssh ] || mkdir .ssh || exit 1
            : >".ssh/.pish-$mark.$number"
            """;

    /**
     * Reads a mark. Prints a line {@code share NUMBER} for each node that has put it here, {@code user NAME},
     * {@code at ADDRESS PORT} as the connection has them, and {@code host KEY} for each host key.
     */
    static final String LOOK = PRELUDE + """
            for file in .ssh/.pish-"$mark".*; do echo "share ${file##*.}"; done
            echo "user $(id -un)"
            set -- ${SSH_CONNECTION-}
            [ $# != 4 ] || echo "at $3 $4"
            for file in /etc/ssh/ssh_host_*_key.pub; do
              [ ! -r "$file" ] || printf 'host %s\\n' "$(head -n 1 "$file")"
            done
            """;

    /** Reads a mark and takes it away; files that an earlier run left half-written too. */
    static final String UNMARK = PRELUDE + """
            rm -f ".ssh/.pish-$mark".*
            find .ssh -name '.pish-*' -mmin +60 -exec rm -f {} + 2>/dev/null
            :
            """;

    /**
     * Reads a mark and a comment. Makes a key of type ed25519 where there is none, unless the comment is a hyphen, and prints
     * its public half, or an empty line.
     */
    static final String KEY = PRELUDE + """
            read -r comment
            key=.ssh/id_ed25519
            if [ ! -e $key ] && [ "$comment" != - ]; then
              said=$(ssh-keygen -q -t ed25519 -N '' -C "$comment" -f $key </dev/null 2>&1) || die "ssh-keygen: $said"
            fi
            if [ -e $key ] && [ ! -e $key.pub ]; then
              public=$(ssh-keygen -y -P '' -f $key </dev/null 2>&1) ||
                die "$key.pub is missing, and only who knows the passphrase of $key can make it: ssh-keygen -y"
              echo "$public" >$key.pub
            fi
            if [ -e $key.pub ]; then head -n 1 $key.pub; else echo; fi
            """;

    /** Reads a mark and a comment. Makes a key to come, unless an earlier run has, and prints its public half. */
    static final String NEXT_KEY = PRELUDE + """
            read -r comment
            key=.ssh/id_ed25519.next
            if [ ! -e $key ] || [ ! -e $key.pub ]; then
              rm -f $key $key.pub
              said=$(ssh-keygen -q -t ed25519 -N '' -C "$comment" -f $key </dev/null 2>&1) || die "ssh-keygen: $said"
            fi
            head -n 1 $key.pub
            """;

    /** Reads a mark. Puts the key to come in the place of the one there is. */
    static final String TURN = PRELUDE + """
            key=.ssh/id_ed25519
            [ ! -e $key.next ] || { mv -f $key.next $key && mv -f $key.next.pub $key.pub; }
            """;

    /** Reads a mark and a name. Prints the checksum of that file in .ssh, or an empty line, and then all of it. */
    static final String READ = PRELUDE + """
            read -r name
            file=.ssh/$name
            if [ -e "$file" ]; then cksum <"$file" && cat <"$file"; else echo; fi
            """;

    /**
     * Reads a mark, a name, the checksum from {@link #READ}, a size in bytes, and so many bytes: the file's new content, which
     * takes its place in one step. Prints {@code changed}, and does nothing, if another has written there meanwhile.
     */
    static final String WRITE = PRELUDE + """
            read -r name
            read -r sum
            read -r size
            file=.ssh/$name
            [ ! -L "$file" ] || file=$(readlink -f "$file")
            new=${file%/*}/.pish-$mark.$name
            chmod go-w .ssh
            cat >"$new" || exit 1
            [ "$(wc -c <"$new")" -eq "$size" ] || { rm -f "$new"; die "$file: not all of it has arrived"; }
            now=
            [ ! -e "$file" ] || now=$(cksum <"$file")
            if [ "$now" != "$sum" ]; then rm -f "$new"; echo changed; exit; fi
            said=$(chmod 600 "$new" && mv -f "$new" "$file" 2>&1) || { rm -f "$new"; die "$said"; }
            """;

    /**
     * Reads a mark and lines {@code NUMBER USER PORT HOST}, and logs in to each host, four at a time. Prints
     * {@code NUMBER ok}, or the number and why it could not. The key exchange that OpenSSH prefers, sntrup761, takes four
     * times the processor time of curve25519, which is much where many log in at once.
     */
    static final String LOGINS = PRELUDE + """
            quick='-o KexAlgorithms=^curve25519-sha256'
            ssh -G $quick localhost >/dev/null 2>&1 || quick=
            login() {
              said=$(ssh -n -T $quick -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=8 -o ControlPath=none \\
                -p "$3" -l "$2" -- "$4" true 2>&1 >/dev/null) && echo "$1 ok" ||
                printf '%s %s\\n' "$1" "$(printf '%s' "${said:-exit $?}" | tail -n 1)"
            }
            running=0
            while read -r number user port host; do
              login "$number" "$user" "$port" "$host" &
              running=$((running + 1))
              [ $running -lt 4 ] || { wait; running=0; }
            done
            wait
            """;

    private KeyScript() {}
}
