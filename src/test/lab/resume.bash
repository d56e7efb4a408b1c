# shellcheck shell=bash
# For the tests of copies that go on after a cut: a gigabyte on the hub, a node whose cable is pulled in the middle and stays out
# until pish has noticed, and what has gone over the link.
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.bash"

work=$(mktemp -d)
trap 'lab join 1; lab node 1 rm -rf /home/pi/there >/dev/null; hub rm -rf large here; rm -rf "$work"; [ -n "$finished" ] || exit 2' EXIT

size=1000000000
third=$((size / 3))
# random enough that nothing on the way could make it smaller, and fast to make
hub sh -c "openssl enc -aes-128-ctr -nosalt -pass pass:pish -pbkdf2 </dev/zero 2>/dev/null | head -c $size >large"
lab node 1 install -d -o pi /home/pi/there

# counted WHICH: bytes that have gone through the hub's link, either way
counted() { hub cat "/sys/class/net/eth0/statistics/$1"; }
lost() { ! hub ss -Htn state established dst 10.77.0.101 | grep -q .; }
# begun HOST PART: whether a third of the file is there
begun() { [ "$(lab "${@:1:$#-1}" sh -c "stat -c %s ${*: -1} 2>/dev/null || echo 0")" -gt $third ]; }
# cut_during HOST PART LINE: what pish says of LINE
cut_during() {
  local status=0 pid
  pish -w pi01 -c "${*: -1}" >"$work/out" 2>&1 &
  pid=$!
  await 60 begun "${@:1:$#-1}" && lab cut 1 && await 60 lost
  lab join 1
  wait $pid || status=$?
  # how much that was depends on the machine
  sed -E 's/[0-9]+ MB of it there already/some of it there already/' "$work/out"
  return $status
}
# sent BEFORE AFTER: whether that is no more than the file and a tenth
sent() { [ $(($2 - $1)) -lt $((size * 11 / 10)) ] || echo "$(($2 - $1)) bytes"; }

# shellcheck disable=SC2034 # the tests compare with it
expected=$'── pi01 ──\n1 file, 1.0 GB, some of it there already'
