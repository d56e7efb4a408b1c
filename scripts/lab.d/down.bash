# shellcheck shell=bash disable=SC2154 # part of ../lab, whose $lab and $state it uses
# Ends a lab, also one that came up only half or whose parts were killed.

# the lab's processes that carry its mark: what `up` started, not what logged in
marked_processes() {
  grep -lzx -e "PISH_LAB=$lab" /proc/[0-9]*/environ 2>/dev/null | cut -d / -f 3
}

# processes_in_networks_of PID…: every process whose network is that of one of the PIDs and not the machine's
processes_in_networks_of() {
  local -A wanted=()
  local pid network path
  for pid; do
    network=$(stat -Lc %i "/proc/$pid/ns/net" 2>/dev/null) && wanted[$network]=1
  done
  unset "wanted[$(stat -Lc %i /proc/self/ns/net)]"
  while read -r network path; do
    [ -z "${wanted[$network]-}" ] || { path=${path#/proc/} && printf '%s\n' "${path%%/*}"; }
  done < <(stat -Lc '%i %n' /proc/[0-9]*/ns/net 2>/dev/null)
}

command_down() {
  local marked victims rounds=0
  # what is being started while this looks is seen in the next round
  while mapfile -t marked < <(marked_processes) && [ ${#marked[@]} -gt 0 ]; do
    [ "$((rounds += 1))" -le 20 ] || die "these processes do not end: ${marked[*]}"
    mapfile -t victims < <({ printf '%s\n' "${marked[@]}"; processes_in_networks_of "${marked[@]}"; } | sort -u)
    kill -KILL "${victims[@]}" 2>/dev/null || true
    await_end "${victims[@]}"
  done
  # should a mount be left in here after all, what is mounted must survive
  rm -rf --one-file-system "$state"
  rmdir "${state%/*}" 2>/dev/null || true
}

# await_end PID…: returns when they are gone, or after 10 s, which leaves the next round to its caller. A process that
# has ended has no environment left, reaped or not.
await_end() {
  local pid deadline=$((SECONDS + 10))
  for pid; do
    while [ "$SECONDS" -lt "$deadline" ] && { IFS= read -r -d '' _ <"/proc/$pid/environ"; } 2>/dev/null; do
      sleep 0.01
    done
  done
}
