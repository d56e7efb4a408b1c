package pish.images;

import pish.transport.ShellQuoting;

/**
 * The shell text by which nodes read and write devices: POSIX sh with the tools of Debian. Root runs it where the
 * account may not do it itself, see {@link Access}. A device may be a plain file.
 */
final class DeviceScript {
    private static final String BEGIN = """
            LC_ALL=C; export LC_ALL; umask 077
            [ -z "${PISH_DEMO-}" ] || { echo 'the nodes of a demo are this machine: its devices are left alone' >&2; exit 1; }
            # past the cache of the kernel, where the device can
            back() {
              [ ! -b "$dev" ] || blockdev --flushbufs "$dev" 2>/dev/null
              dd if="$dev" bs=1048576 skip="$at" count=1 iflag=direct of=/dev/null 2>/dev/null && direct=,direct || direct=
              dd if="$dev" bs=1048576 skip="$at" count=64 iflag=fullblock$direct 2>/dev/null | head -c "$length" | sha256sum | cut -c 1-64
            }
            """;

    /**
     * Says what a device is, a word and a value a line; of what holds it or a part of it all. Without a name it is the disk
     * that the system runs from.
     */
    private static final String LOOK = """
            exec </dev/null
            # the disk that a partition is on
            disk() { if [ -e "/sys/class/block/$1/partition" ]; then basename "$(readlink -f "/sys/class/block/$1/..")"; else echo "$1"; fi; }
            if [ -z "$dev" ]; then
              root=$(awk '$5 == "/" { print $3 }' /proc/self/mountinfo | tail -n 1)
              name=$(basename "$(readlink -f "/sys/dev/block/$root")")
              [ -e "/sys/class/block/$name" ] || { echo 'its root is on no device: name one, as NODE:/dev/sda' >&2; exit 1; }
              dev=/dev/$(disk "$name")
            fi
            [ -e "$dev" ] || { echo "no such device: $dev" >&2; exit 1; }
            dev=$(readlink -f "$dev")
            echo "device $dev"
            sudo=ask
            [ -r "$dev" ] && [ -w "$dev" ] || ! sudo -n true 2>/dev/null || sudo=root
            if [ -r "$dev" ]; then echo 'reads own'; else echo "reads $sudo"; fi
            if [ -w "$dev" ]; then echo 'writes own'; else echo "writes $sudo"; fi
            numbers() { printf '%d:%d\\n' "0x$(stat -L -c %t "$1")" "0x$(stat -L -c %T "$1")"; }
            busy() { echo "busy $*"; }
            if [ -b "$dev" ]; then
              name=$(basename "$(readlink -f "/sys/dev/block/$(numbers "$dev")")")
              echo "size $(($(cat "/sys/class/block/$name/size") * 512))"
              whole=$(disk "$name")
              echo "model $(cat "/sys/class/block/$whole/device/vendor" "/sys/class/block/$whole/device/model" "/sys/class/block/$whole/device/name" 2>/dev/null | tr -s '[:space:]' ' ')"
              [ "$(cat "/sys/class/block/$name/ro")" = 0 ] || busy 'it is write-protected'
              for part in "$name" $(cd "/sys/class/block/$name" && for p in */partition; do [ ! -e "$p" ] || echo "${p%/partition}"; done); do
                number=$(cat "/sys/class/block/$part/dev")
                place=$(awk -v n="$number" '$3 == n { print $5; exit }' /proc/self/mountinfo)
                [ -n "$place" ] || place=$(while read -r from to rest; do
                  [ ! -b "$from" ] || [ "$(numbers "$from")" != "$number" ] || { echo "$to"; break; }; done </proc/mounts)
                [ -z "$place" ] || busy "/dev/$part is mounted on $place"
                ! awk 'NR > 1 { print $1 }' /proc/swaps | grep -qx "/dev/$part" || busy "/dev/$part is swap"
                for holder in "/sys/class/block/$part/holders"/*; do [ ! -e "$holder" ] || busy "/dev/$part belongs to ${holder##*/}"; done
              done
            elif [ -f "$dev" ]; then
              echo "size $(stat -c %s "$dev")"
              echo 'model a plain file'
              for loop in /sys/block/loop*/loop/backing_file; do
                [ ! -e "$loop" ] || [ "$(cat "$loop")" != "$dev" ] || { loop=${loop#/sys/block/}; busy "it is what /dev/${loop%%/*} shows"; }
              done
            else echo "$dev is neither a block device nor a file" >&2; exit 1
            fi
            """;

    /** Sends a chunk, compressed; its checksum, of what was read, goes to standard error. */
    private static final String READ = """
            dir=$(mktemp -d) && mkfifo "$dir/copy" || exit
            trap 'rm -rf "$dir"' EXIT
            sha256sum <"$dir/copy" >"$dir/sum" &
            dd if="$dev" bs=1048576 skip="$at" count=64 iflag=fullblock 2>"$dir/said" | tee "$dir/copy" | gzip -1
            wait
            grep -v ' records \\| copied' "$dir/said" >&2
            cut -c 1-64 "$dir/sum" >&2
            """;

    /** Writes a chunk, which comes compressed, and prints the checksum of what is there then. */
    private static final String WRITE = """
            if [ "$zero" = 1 ]; then head -c "$length" /dev/zero; else gzip -dc; fi |
              dd of="$dev" bs=1048576 seek="$at" iflag=fullblock conv=notrunc,fsync 2>&1 | grep -v ' records \\| copied' >&2
            back
            """;

    private static final String FINISH = """
            exec </dev/null
            sync
            [ ! -b "$dev" ] || blockdev --rereadpt "$dev" 2>/dev/null || partprobe "$dev" 2>/dev/null || :
            """;

    private DeviceScript() {}

    private static String on(String device) {
        return "dev=" + ShellQuoting.word(device) + "\n";
    }

    private static String at(String device, long offset, int length) {
        return on(device) + "at=" + offset / Blocks.UNIT + " length=" + length + "\n" + BEGIN;
    }

    static String look(String device) {
        return on(device) + BEGIN + LOOK;
    }

    static String read(String device, long offset, int length) {
        return at(device, offset, length) + READ;
    }

    static String compare(String device, long offset, int length) {
        return at(device, offset, length) + "exec </dev/null\nback\n";
    }

    static String write(String device, long offset, int length, boolean zero) {
        return "zero=" + (zero ? 1 : 0) + "\n" + at(device, offset, length) + WRITE;
    }

    static String finish(String device) {
        return on(device) + BEGIN + FINISH;
    }
}
