package pish.exec;

/** What a node runs to tell how it is: what every POSIX shell has, and /proc. */
public final class SamplerScript {
    /** What {@link #SAMPLE} needs to have been done before. */
    private static final String PREPARE = """
            cores=$(getconf _NPROCESSORS_ONLN || grep -c ^processor /proc/cpuinfo)
            vcgencmd=$(command -v vcgencmd)
            heat=/sys/class/thermal/thermal_zone0/temp
            """;

    /** Prints a {@link NodeSample}. Only vcgencmd, where it is, is a process. */
    private static final String SAMPLE = """
            read -r load rest </proc/loadavg
            while read -r key number rest; do
              case $key in
                MemTotal:) total=$number ;;
                MemAvailable:) free=$number; break ;;
              esac
            done </proc/meminfo
            hot=; [ -r $heat ] && read -r hot <$heat
            bits=; [ -n "$vcgencmd" ] && bits=$(vcgencmd get_throttled) && bits=${bits#*=}
            in=0 out=0
            while IFS=' :' read -r name got p e d f fr c m put rest; do
              case $name in lo) continue ;; esac
              case $got$put in '' | *[!0-9]*) continue ;; esac
              in=$((in + got)) out=$((out + put))
            done </proc/net/dev
            printf '%s %s %s %s %s %s %s %s\\n' "$load" "$cores" "$total" "$free" "${hot:--}" "${bits:--}" $in $out
            """;

    /** Prints one. */
    public static final String ONCE = PREPARE + SAMPLE;

    /**
     * Prints one each second. It ends when its standard input does, and at the latest when it cannot print any more: a
     * connection that dies leaves nothing behind.
     */
    static final String TEXT = """
            LC_ALL=C; export LC_ALL
            exec 3<&0 </dev/null 2>/dev/null
            (trap '' HUP; cat <&3 >/dev/null; kill $$) &
            exec 3<&-
            """ + PREPARE + "while :; do\n" + SAMPLE.stripTrailing() + " || exit\nsleep 1\ndone\n";

    private SamplerScript() {}
}
