# shellcheck shell=bash
# What the tests of sudo share: passwords that nobody else has, what sudo wants on each node, and how often it refused.
# shellcheck source=src/test/lab/lib.bash
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.bash"

work=$(mktemp -d)
# what a shell could stumble over, were it ever a word of one
printf '%s\n' $'Qx%s \\$7`\'"!é' >"$work/secret"
echo 'of pi04 alone' >"$work/other"
# on_each CMD…: CMD K for every node K at once; what they print comes in the order of the nodes
on_each() {
  local k pids=() failed=0
  for k in 1 2 3 4; do
    "$@" "$k" </dev/null >"$work/each$k" 2>&1 &
    pids+=($!)
  done
  for k in "${pids[@]}"; do wait "$k" || failed=1; done
  cat "$work"/each[1-4]
  return $failed
}
there() { lab node "${@: -1}" "${@:1:$#-1}"; }
# each CMD…: CMD on every node
each() { on_each there "$@"; }
# password FILE K: makes it pi's on node K
password() { { printf pi:; cat "$1"; } | lab node "$2" chpasswd; }
usual() {
  password "$work/usual" "$1"
  lab sudo "$1" nopasswd
  lab node "$1" rm -f /tmp/install
}
restore() {
  echo raspberry >"$work/usual"
  on_each usual
  hub rm -rf sudo
  rm -rf "$work"
}
trap 'restore; [ -n "$finished" ] || exit 2' EXIT
on_each password "$work/secret"
hub sh -c 'umask 77; mkdir -p sudo; cat >sudo/good; echo wrong >sudo/bad; echo open >sudo/open; chmod 644 sudo/open' <"$work/secret"
each sh -c 'printf "#!/bin/sh\nsudo id -un\n" >/tmp/install; chmod 755 /tmp/install'

# modes PI01 PI02 PI03 PI04: what sudo wants on each, which pish has yet to find out; nothing has failed
modes() {
  wanted=("$@")
  on_each mode
}
mode() {
  # shellcheck disable=SC2086 # modes are words
  lab sudo "$1" ${wanted[$1 - 1]}
  lab node "$1" sh -c ': >/var/log/sudo.log; rm -rf /dev/shm/.pish-pi'
}
# how often sudo refused a password, on all nodes together
failures() { each cat /var/log/sudo.log | grep -c 'incorrect password' || :; }
