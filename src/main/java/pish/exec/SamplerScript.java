package pish.exec;

/** What a node runs so that it tells once a second how it is: with what every POSIX shell has, and /proc. */
final class SamplerScript {
    /**
     * Prints a {@link NodeSample} a line. It ends when its standard input does, and at the latest when it cannot print any
     * more: a connection that dies leaves nothing behind. Only sleep, and vcgencmd where it is, are processes.
     */
    static final String TEXT = """
            LC_ALL=C; export LC_ALL
            exec 3<&0 </dev/null 2>/dev/null
            (trap '' HUP; cat <&3 >/dev/null; kill $$) &
            exec 3<&-
            cores=$(getconf _NPROCESSORS_ONLN || grep -c ^processor /proc/cpuinfo)
            vcgencmd=$(command -v vcgencmd)
            heat=/sys/class/thermal/thermal_zone0/temp
            while :; do
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
              printf '%s %s %s %s %s %s %s %s\\n' "$load" "$cores" "$total" "$free" "${hot:--}" "${bits:--}" $in $out || exit
              sleep 1
            done
            """;

    private SamplerScript() {}
}
