# shellcheck shell=bash
# shellcheck source=src/test/lab/lib.bash
# For tests that sit at a terminal: tmux plays it, and pish runs in it.
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.bash"

work=$(mktemp -d)
seat=0 # a socket for each: a server that is ending would refuse a new session
tm() { tmux -S "$work/tmux$seat" -f /dev/null "$@"; }
trap 'tm kill-server 2>/dev/null; rm -rf "$work"; [ -n "$finished" ] || exit 2' EXIT
export XDG_STATE_HOME=$work/state

# sit COLUMNS ROWS ENVIRONMENT…: a new terminal with pish in it
sit() {
  local columns=$1 rows=$2
  shift 2
  tm kill-server 2>/dev/null
  seat=$((seat + 1))
  tm new-session -d -s pish -x "$columns" -y "$rows" env "$@" sh -c "trap : INT; '$repository/scripts/pish' --demo; echo status \$?; exec cat"
}
keys() { tm send-keys -t pish "$@"; }
# what is on the screen, without blank lines
screen() { tm capture-pane -p -t pish | grep -v '^ *$'; }
shows() { screen | grep -qE -- "$1"; }
last_shows() { screen | tail -n 1 | grep -qE -- "$1"; }
# see NAME PATTERN: the screen comes to show the pattern
see() { check "$1" '' await 30 shows "$2" || screen; }
see_last() { check "$1" '' await 30 last_shows "$2" || screen; }
clear() { keys C-c C-l; await 10 last_shows '^pish> +4/4 up$'; }
