# shellcheck shell=bash
# What the tests of sudo share: passwords that nobody else has, what sudo wants on each node, and how often it refused.
# shellcheck source=src/test/lab/lib.bash
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.bash"

work=$(mktemp -d)
# what a shell could stumble over, were it ever a word of one
printf '%s\n' $'Qx%s \\$7`\'"!é' >"$work/secret"
echo 'of pi04 alone' >"$work/other"
each() { local k; for k in 1 2 3 4; do lab node "$k" "$@" || return; done; }
# password K FILE: makes it pi's on node K
password() { { printf pi:; cat "$2"; } | lab node "$1" chpasswd; }
restore() {
  echo raspberry >"$work/usual"
  for k in 1 2 3 4; do
    password $k "$work/usual"
    lab sudo $k nopasswd
  done
  each rm -f /tmp/install
  hub rm -rf sudo
  rm -rf "$work"
}
trap 'restore; [ -n "$finished" ] || exit 2' EXIT
for k in 1 2 3 4; do password $k "$work/secret"; done
hub sh -c 'umask 77; mkdir -p sudo; cat >sudo/good; echo wrong >sudo/bad; echo open >sudo/open; chmod 644 sudo/open' <"$work/secret"
each sh -c 'printf "#!/bin/sh\nsudo id -un\n" >/tmp/install; chmod 755 /tmp/install'

# modes PI01 PI02 PI03 PI04: what sudo wants on each, which pish has yet to find out; nothing has failed
modes() {
  local k=0 mode
  for mode; do
    k=$((k + 1))
    # shellcheck disable=SC2086 # modes are words
    lab sudo $k $mode
  done
  each sh -c ': >/var/log/sudo.log; rm -rf /dev/shm/.pish-pi'
}
# how often sudo refused a password, on all nodes together
failures() { each cat /var/log/sudo.log | grep -c 'incorrect password' || :; }
