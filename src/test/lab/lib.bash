# shellcheck shell=bash
# What lab tests are written with. A test is a bash script src/test/lab/NAME.test that sources this and calls `check`;
# scripts/test runs it as root in a lab of four nodes whose keys are laid. Each check prints `ok` or `not ok` and a
# name; the script's status is 1 if one failed and 2 if it did not reach `finish`.
set -uo pipefail

repository=$(readlink -f -- "$(dirname -- "${BASH_SOURCE[0]}")/../../..")
failures=0 finished=''
trap '[ -n "$finished" ] || exit 2' EXIT

lab() { "$repository/scripts/lab" "$@"; }

# hub CMD…: on the head node as pi
hub() { lab hub "$@"; }

# pish ARG…: pish on the head node
pish() { lab hub "$repository/scripts/pish" "$@"; }

# check NAME EXPECTED CMD…: CMD's standard output and error together are EXPECTED; a CMD that fails adds a last line
# `status N`
check() {
  local name=$1 expected=$2 actual status=0
  shift 2
  actual=$("$@" 2>&1) || status=$?
  [ "$status" = 0 ] || actual+=${actual:+$'\n'}"status $status"
  if [ "$actual" = "$expected" ]; then
    echo "ok $name"
  else
    echo "not ok $name"
    failures=$((failures + 1))
    diff -u --label expected --label actual <(printf '%s\n' "$expected") <(printf '%s\n' "$actual")
  fi
}

# skip NAME WHY
skip() { echo "skip $1: $2"; }

# what nobody writes to, so that a wait for it needs no process of its own
exec {nothing}<> <(:)

# await SECONDS CMD…: waits until CMD succeeds; fails after SECONDS. It looks ever more seldom, up to three times a second:
# looking is what loads the machine
await() {
  local deadline=$((SECONDS + $1)) pause=10
  shift
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "not within the time: $*"; return 1; }
    read -rt "0.$pause" -u "$nothing" || true
    pause=$((pause < 30 ? pause + 5 : 30))
  done
}

finish() {
  finished=yes
  [ "$failures" = 0 ]
  exit
}
