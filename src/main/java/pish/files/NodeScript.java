package pish.files;

import pish.transport.ShellQuoting;

/**
 * The shell text that nodes run to receive files and to give them: POSIX sh with the tools that Debian, Alpine and busybox
 * have alike. It has no newline, no exclamation mark and no two backslashes in a row, so that an account's login shell,
 * which may be tcsh or fish, hands it to sh as it is. What it works on comes on standard input: first the shell's directory
 * and a path, then what the script itself reads, each name as {@link ByteName#escaped}. An answer that begins with
 * {@code e} is an error, in words.
 *
 * <p>What is received goes to a file beside its target, whose name is made of the content's checksum, and takes the target's
 * name in one step when its checksum has been found right. It is written at its own offsets and not appended: what an
 * earlier connection still brings, after the node is thought to be lost, writes the same bytes to the same places.
 *
 * <p>{@code 3<>FILE} and not {@code 1<>FILE}: bash 5.2 reads the latter as {@code 0<>FILE} within {@code $(…)}.
 */
final class NodeScript {
    private static final String PRELUDE = """
            LC_ALL=C; export LC_ALL; umask 077; \
            die() { printf e%s "$1"; exit 1; }; \
            decode() { v=$(printf %b. "$1"); v=${v%.}; }; \
            get() { IFS= read -r v; decode "$v"; }; \
            size() { stat -L -c %s -- "$1" 2>/dev/null || wc -c <"$1"; }; \
            for k in sha256sum cksum none; do command -v $k >/dev/null 2>&1 && break; done; \
            [ $k = none ] && die "neither sha256sum nor cksum is there"; \
            sum() { set -- $($k <"$1"); echo "$1"; }; \
            dress() { chmod "$2" -- "$1" && TZ=UTC0 touch -t "$3" -- "$1"; }; \
            folder() { case $1 in */*) d=${1%/*}; d=${d:-/};; *) d=.;; esac; }; \
            look() { s=n; { [ -e "$r" ] || [ -L "$r" ]; } && s=f; [ -d "$r" ] && s=d; folder "$r"; \
            case $s:$r in [nf]:*/) die "no such folder: $r";; n:*) [ -d "$d" ] || die "no such folder: $d";; esac; }; \
            target() { decode "$1"; t=$r; [ $s = d ] && t=${r%/}/$v; [ -L "$t" ] && t=$(readlink -f -- "$t"); \
            folder "$t"; p=${d%/}/.pish-$2.part; }; \
            get; [ -z "$v" ] || cd -- "$v" 2>/dev/null || die "cannot change to $v"; \
            get; case $v in "~"|"~/"*) v=$HOME${v#"~"};; esac; r=$v; \
            """;

    /** Says what there is at the target, and which of the files are there already; those get mode and time. */
    static final String SURVEY = script("""
            look; echo "$k $s"; \
            while read -r n i s1 h m x; do target "$n" "$i"; a=none; \
            if [ -d "$t" ]; then a=folder; elif [ -f "$t" ]; then a=differs; \
            if [ "$(size "$t")" = "$s1" ]; then q=$(sum "$t"); \
            if [ "$q" = "$h" ]; then a=same; dress "$t" "$m" "$x" 2>/dev/null; elif [ $k = cksum ]; then a=cksum.$q; fi; fi; \
            elif [ -e "$t" ]; then a=special; fi; \
            if [ -f "$p" ] && [ -O "$p" ] && [ -r "$p" ]; then [ -L "$p" ] || a="$a $(size "$p") $(sum "$p")"; fi; \
            echo "$a"; done""");

    /** Receives one file, from some offset on; looks first whether it is there already, if told to. */
    static final String RECEIVE = script("""
            read -r n i w o s1 h c m x; look; target "$n" "$i"; \
            [ -d "$t" ] && die "$t is a folder"; \
            if [ "$w" = 1 ] && [ -f "$t" ] && [ "$(size "$t")" = "$s1" ]; then q=$(sum "$t"); \
            case $q.$k in "$h".*|"$c".cksum) dress "$t" "$m" "$x" 2>/dev/null; echo same; exit;; esac; fi; \
            if [ "$o" = 0 ]; then rm -f -- "$p"; e=$( (set -C; : >"$p") 2>&1) || die "cannot write to $d: ${e##*: }"; fi; \
            e=$( { [ "$o" = 0 ] || dd bs=1 count=0 seek="$o" >&3 2>/dev/null; cat >&3; } 2>&1 3<>"$p") \
            || { rm -f -- "$p"; die "cannot write to $d: ${e##*: }"; }; \
            [ "$(size "$p")" = "$s1" ] || { echo short; exit 1; }; \
            q=$(sum "$p"); case $q.$k in "$h".*|"$c".cksum) ;; *) rm -f -- "$p"; echo bad; exit 1;; esac; \
            e=$( { dress "$p" "$m" "$x" && mv -f -- "$p" "$t"; } 2>&1) || { rm -f -- "$p"; die "$t: ${e##*: }"; }; \
            echo ok""");

    /**
     * Receives one file, from its input or from a pipe that is made for the node before, hands it on, and puts what came in
     * place if it is right. The line that says how comes when all wait: 1 for the input, else 0, and the pipe of the next
     * node and how ssh reaches it, else a hyphen. It answers {@code linked} once the next node reads, or
     * {@code lost}, and in the end how it went. Of those that read from a pipe, another line, or the input's end, ends what they wait for.
     *
     * <p>What is sent before the next node reads piles up in its sshd, whose buffer OpenSSH makes longer by one packet at a
     * time, up to the window of 2 MiB, with a copy of all for each: a second of processor time a node was seen to go there.
     */
    static final String RELAY = script("""
            read -r n i s1 h f m x; look; target "$n" "$i"; [ -d "$t" ] && die "$t is a folder"; \
            if [ -f "$t" ] && [ "$(size "$t")" = "$s1" ] && [ "$(sum "$t")" = "$h" ]; then echo same; exit; fi; \
            [ -w "$d" ] || die "cannot write to $d"; mkfifo -m 600 -- "$f" || die "cannot make a pipe"; echo ready; \
            read -r go || { rm -f -- "$f"; exit; }; set -- $go; w=$1; g=$2; shift 2; exec 5<&0; \
            rm -f -- "$p"; (set -C; : >"$p") 2>/dev/null || p=/dev/null; \
            keep() { trap "" PIPE; exec tee -- "$p" 2>/dev/null 5<&-; }; \
            take() { [ $w = 1 ] && keep <&5; keep <"$f" & j=$!; { read -r v <&5; kill $j; } >/dev/null 2>&1 & l=$!; \
            wait $j; kill $l 2>/dev/null; }; \
            b=ok; if [ $# = 0 ]; then take >/dev/null; else take | { \
            ssh -T -o BatchMode=yes -o ControlMaster=no -o ConnectTimeout=10 -o ServerAliveInterval=5 "$@" "echo $g; cat >$g" 5<&- \
            && echo "$g ok"; } | { q=lost; a=1; while read -r v; do case $v in "$g") [ $q = linked ] || echo linked; q=linked;; \
            "$g ok") a=0;; esac; done; [ $q = linked ] || echo lost; exit $a; } || b=broken; fi; \
            rm -f -- "$f"; a=short; if [ -f "$p" ] && [ "$(size "$p")" = "$s1" ] && [ "$(sum "$p")" = "$h" ] \
            && dress "$p" "$m" "$x" 2>/dev/null && mv -f -- "$p" "$t" 2>/dev/null; then a=ok; fi; echo $a $b""");

    /** Receives a new file of a size, and no other. */
    static final String FEED = script("""
            read -r s1; folder "$r"; e=$( (set -C; cat >"$r") 2>&1) || { rm -f -- "$r"; die "cannot write to $d: ${e##*: }"; }; \
            [ "$(size "$r")" = "$s1" ] || { rm -f -- "$r"; echo short; exit 1; }; echo ok""");

    /** Removes what an unfinished copy left: the partial file of a target, or a stage. */
    static final String FORGET = script("""
            read -r n i; s=n; [ -d "$r" ] && s=d; target "$n" "$i"; \
            rm -f -- "$p"; case $r in *.pish-*.d) rm -rf -- "$r";; esac; echo ok""");

    /**
     * Lists a folder, or all that a pattern names where that is asked for: a record {@code R NAME} for each of them, then
     * one for all in it, {@code TYPE MODE SIZE SECONDS NAME}, and after each where a link leads; all end in NUL. The type
     * is find's letter and the mode octal; without GNU find it is {@code s} and the mode that of {@code stat -c %f}.
     */
    static final String LIST = script("""
            read -r g; y=n; find . -maxdepth 0 -printf "" >/dev/null 2>&1 && y=y; \
            L="o=\\$1; shift; for f; do z=; case \\$f in \\"\\$o\\") n=; z=-L;; *) n=\\${f#\\"\\${o%/}\\"/};; esac; l=; \
            if [ -z \\"\\$z\\" ] && [ -L \\"\\$f\\" ]; then l=\\$(readlink -- \\"\\$f\\"; echo .); l=\\${l%??}; fi; \
            printf \\"s %s %s\\0%s\\0\\" \\"\\$(stat \\$z -c \\"%f %s %Y\\" -- \\"\\$f\\")\\" \\"\\$n\\" \\"\\$l\\"; done"; \
            list() { printf "R %s\\0\\0" "$1"; if [ $y = y ]; then find -H "$1" -printf "%y %m %s %T@ %P\\0%l\\0"; \
            else find -H "$1" -exec sh -c "$L" sh "$1" {} +; fi; }; \
            there() { [ -e "$1" ] || [ -L "$1" ]; }; \
            if there "$r" || [ $g = 0 ]; then set -- "$r"; else IFS=; set -- $r; fi; \
            there "$1" || { [ $g = 0 ] && exit; die "no such file or folder: $r"; }; \
            printf "$k\\0"; for f; do list "$f"; done""");

    /** Makes the checksums of files in a folder, whose names end in NUL; the first line says by which tool. */
    static final String SUMS = script("""
            cd -- "$r" || die "cannot change to $r"; echo $k; exec xargs -0 $k --""");

    /** Unpacks a tar archive in a folder, which is made where it is missing. */
    static final String UNPACK = script("""
            folder "$r"; if [ -d "$r" ] && [ -O "$r" ]; then [ -L "$r" ] && die "$r is a symbolic link"; \
            else e=$(mkdir -- "$r" 2>&1) || die "cannot make a folder in $d: ${e##*: }"; fi; \
            e=$(cd -- "$r" && umask 0 && tar -xof - 2>&1) || { \
            case $e in *"Wrote only"*|*"No space"*) e="No space left on device";; esac; die "cannot write to $d: $e"; }; echo ok""");

    /**
     * Reads how many names with modes and times follow, and those; {@code $d} is the folder that a path is in. With
     * {@code finish FOLDER}, all of a tar archive of folders alone, which brings times, and then these modes and times are
     * set in it: busybox's tar sets no modes.
     */
    private static final String DRESSING = """
            read -r c; folder "$r"; set --; \
            while [ "$c" -gt 0 ]; do read -r n m x; set -- "$@" "$n" "$m" "$x"; c=$((c - 1)); done; \
            finish() { f=$1; shift; e=$(cd -- "$f" && umask 0 && tar -xof - 2>&1) || die "$f: $e"; \
            while [ $# -gt 2 ]; do decode "$1"; dress "${f%/}/$v" "$2" "$3" 2>/dev/null; shift 3; done; }; \
            """;

    /** Finishes a stage and gives it the name it is for. */
    static final String COMMIT_NEW = script("get; t=$v; " + DRESSING + """
            t=${d%/}/$t; { [ -e "$t" ] || [ -L "$t" ]; } && die "$t is there by now"; \
            finish "$r" "$@"; e=$(mv -- "$r" "$t" 2>&1) || die "$t: ${e##*: }"; echo ok""");

    /** Moves all in a stage to the folder it lies in, and finishes that. */
    static final String COMMIT_INTO = script(DRESSING + """
            M="d=\\$1; shift; mv -f -- \\"\\$@\\" \\"../\\$d/\\""; \
            N="for d; do [ -d \\"../\\$d\\" ] || mkdir -- \\"../\\$d\\" || exit; \
            [ -w \\"../\\$d\\" ] || chmod u+w -- \\"../\\$d\\"; \
            for y in f l; do find \\"\\$d\\" -maxdepth 1 -type \\$y -exec sh -c \\"\\$M\\" sh \\"\\$d\\" \\$B + || exit; done; done"; \
            B={}; export M N B; \
            e=$(cd -- "$r" && find . -type d -exec sh -c "$N" sh {} + 2>&1) || die "$d: $e"; \
            e=$(find "$r" -type f -o -type l) && [ -z "$e" ] || die "$d: some files could not be moved"; \
            rm -rf -- "$r"; finish "$d" "$@"; echo ok""");

    /** Gives a file from some offset on, after a full stop. */
    static final String FETCH = script("""
            read -r o; e=$( (: <"$r") 2>&1) || die "${e##*: }"; \
            printf .; if [ "$o" = 0 ]; then exec cat <"$r"; else exec tail -c +$((o + 1)) <"$r"; fi""");

    /** Makes the checksum of a file's first bytes; says by which tool. */
    static final String PREFIX = script("""
            read -r o; set -- $(head -c "$o" <"$r" | $k); echo $k $1""");

    /** Gives files of a folder, whose names end in NUL, as a tar archive or several, after a full stop. */
    static final String GATHER = script("""
            cd -- "$r" || die "cannot change to $r"; printf .; exec xargs -0 tar -cf -""");

    private NodeScript() {}

    private static String script(String body) {
        return ShellQuoting.script(PRELUDE + body);
    }
}
