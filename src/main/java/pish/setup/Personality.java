package pish.setup;

/** What makes a machine another than those its card was copied from: host keys, machine-id. */
public final class Personality {
    private static final String FRESH = """
            umask 022
            fresh=/etc/ssh/.pish-fresh
            rm -rf $fresh && mkdir -p $fresh/etc/ssh && ssh-keygen -A -f $fresh >/dev/null || exit
            ls $fresh/etc/ssh/ssh_host_*_key >/dev/null || exit
            rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub
            mv -f $fresh/etc/ssh/ssh_host_* /etc/ssh/ && rm -rf $fresh || exit
            if [ -e /etc/machine-id ]; then
              id=$(tr -d - </proc/sys/kernel/random/uuid)
              echo "$id" >/etc/.machine-id.pish && chmod 444 /etc/.machine-id.pish && {
                mv -f /etc/.machine-id.pish /etc/machine-id 2>/dev/null ||
                  { cat /etc/.machine-id.pish >/etc/machine-id; rm -f /etc/.machine-id.pish; }
              } || exit
              [ ! -f /var/lib/dbus/machine-id ] || [ -L /var/lib/dbus/machine-id ] || echo "$id" >/var/lib/dbus/machine-id
            fi
            # connections that there are stay
            { [ -d /run/systemd/system ] && { systemctl reload ssh || systemctl reload sshd; }; } 2>/dev/null ||
              kill -HUP "$(cat /run/sshd.pid 2>/dev/null || pgrep -o -x sshd)" || exit
            """;

    private Personality() {}

    /** Returns the command that gives a node new host keys and a new machine-id; its connection lives on. */
    public static String fresh() {
        return AsRoot.command(FRESH);
    }
}
