package pish.setup;

/**
 * Turns login by password off, in a way that cannot lock anybody out: what is changed is put back by the node itself,
 * unless it is told in time that logins by key go on.
 */
public final class PasswordLock {
    private static final String COMMON = """
            user=$1 client=${2%% *}
            umask 022
            main=/etc/ssh/sshd_config undo=/etc/ssh/.pish-undo before=/etc/ssh/.sshd_config.before-pish new=/etc/ssh/.sshd_config.pish
            part=/etc/ssh/sshd_config.d/00-pish-passwords.conf
            begin='# BEGIN pish: keys lock-passwords --undo takes these lines out' end='# END pish'
            PATH=$PATH:/usr/sbin:/sbin
            die() { echo "$1" >&2; exit 1; }
            # sshd is to be called by its whole path
            sshd=$(command -v sshd) || die 'sshd is not found'
            reload() {
              { [ -d /run/systemd/system ] && { systemctl reload ssh || systemctl reload sshd; }; } 2>/dev/null ||
                kill -HUP "$(cat /run/sshd.pid 2>/dev/null || pgrep -o -x sshd)"
            }
            # whether this account, from where it is connected, gets in by nothing that is typed; Match blocks count
            locked() {
              said=$("$sshd" -T -C "user=$user,host=$(uname -n),addr=${client:-127.0.0.1}") || return 1
              ! printf '%s\\n' "$said" |
                grep -qiE '^(password|kbdinteractive|challengeresponse)authentication yes'
            }
            lines() { printf '%s\\n' "$begin" 'PasswordAuthentication no' 'ChallengeResponseAuthentication no' "$end"; }
            """;

    /** Changes, checks, arms what undoes it, and has sshd read it. */
    private static final String LOCK = COMMON + """
            seconds=$3
            [ ! -e $undo ] || die "another run of this is under way there, or was cut off: keys lock-passwords --undo takes it back"
            "$sshd" -t || exit
            ! locked || { echo 'nothing to change'; exit; }
            cp -p $main $before || exit
            cat >$undo <<'END' || exit
            part=/etc/ssh/sshd_config.d/00-pish-passwords.conf
            rm -f $part
            mv -f /etc/ssh/.sshd_config.before-pish /etc/ssh/sshd_config
            { [ -d /run/systemd/system ] && { systemctl reload ssh || systemctl reload sshd; }; } 2>/dev/null ||
              kill -HUP "$(cat /run/sshd.pid 2>/dev/null || pgrep -o -x sshd)"
            rm -f /etc/ssh/.pish-undo
            END
            # the first value that sshd reads counts: a part that is included at the head, else the head of the file itself
            if grep -qiE '^[[:blank:]]*include[[:blank:]].*sshd_config\\.d/\\*' $main; then lines >$part; fi
            if ! "$sshd" -t 2>/dev/null || ! locked; then
              rm -f $part
              cp -p $main $new && { lines; cat $main; } >$new && "$sshd" -t -f $new && mv -f $new $main || { rm -f $new; sh $undo; exit 1; }
            fi
            locked || { sh $undo; die "a Match block of $main lets $user in by password: take that out first"; }
            setsid sh -c "sleep $seconds; [ ! -e $undo ] || sh $undo" </dev/null >/dev/null 2>&1 &
            reload || { sh $undo; die 'sshd does not read its file anew'; }
            echo "no more passwords; back in $seconds s unless a login by key succeeds"
            """;

    private static final String KEEP = COMMON + """
            locked || die 'too late: passwords are let in again'
            rm -f $undo $before
            echo 'passwords are off'
            """;

    private static final String UNDO = COMMON + """
            if [ -e $undo ]; then sh $undo && echo 'passwords are let in again'; exit; fi
            [ -e $part ] || grep -qxF "$begin" $main || { echo 'nothing to change'; exit; }
            rm -f $part
            cp -p $main $new && sed "/^$begin\\$/,/^$end\\$/d" $main >$new && "$sshd" -t -f $new && mv -f $new $main || { rm -f $new; exit 1; }
            reload && echo 'passwords are let in again'
            """;

    private static final String[] WHO = {"\"$(id -un)\"", "\"$SSH_CONNECTION\""};

    private PasswordLock() {}

    /**
     * Returns the command that turns passwords off for now.
     *
     * @param seconds after which the node undoes it by itself, unless {@link #keep} came
     */
    public static String lock(int seconds) {
        return AsRoot.command(LOCK, WHO[0], WHO[1], Integer.toString(seconds));
    }

    /** Returns the command that leaves passwords off. */
    public static String keep() {
        return AsRoot.command(KEEP, WHO);
    }

    /** Returns the command that lets passwords in again, as sshd_config has it without pish's lines. */
    public static String undo() {
        return AsRoot.command(UNDO, WHO);
    }
}
