# shellcheck shell=bash disable=SC2154 # part of ../lab, whose $lab, $state and $parts it uses
# Raises a lab: reads the options, lays down the table of hosts, and leaves the rest to `raise`.

command_up() {
  local count='' hub=hub clones='' delay=0
  while [ $# -gt 0 ]; do
    case $1 in
    --hub) hub=${2-}; shift ;;
    --clones) clones=yes ;;
    --delay) delay=${2-}; shift ;;
    -*) misuse "up: unknown option '$1'" ;;
    *) [ -z "$count" ] || misuse "up: one number, not '$count' and '$1'"; count=$1 ;;
    esac
    shift
  done
  [[ $count =~ ^([1-9][0-9]?|[1-4][0-9][0-9]|500)$ ]] || misuse 'up N: N is 1 to 500'
  [[ $hub = hub || $hub = pi01 ]] || misuse "--hub '$hub': only pi01 can be the hub among the nodes"
  [[ $delay =~ ^[0-9]+$ ]] || misuse "--delay '$delay': whole milliseconds"
  [ ! -e "$state/up" ] || die "lab '$lab' is already up with $(grep -c . "$state/table") hosts: lab down first"
  require_tools
  [ "$delay" = 0 ] || require_netem
  command_down

  trap 'command_down; exit 130' INT TERM HUP
  mkdir -p "$state/hosts" "$state/fs"
  echo "$hub" >"$state/hub"
  echo "$delay" >"$state/delay"
  table "$count" "$hub" "$clones" >"$state/table"
  if ! PISH_LAB=$lab unshare --mount --propagation private -- "$parts/raise" "$lab" all; then
    command_down
    die "lab '$lab' did not come up: see above; nothing is left of it"
  fi
  : >"$state/up"
}

require_tools() {
  local pair missing=()
  for pair in ip:iproute2 tc:iproute2 nft:nftables unshare:util-linux nsenter:util-linux setpriv:util-linux \
    /usr/sbin/sshd:openssh-server ssh-keygen:openssh-client sudo:sudo pgrep:procps hostname:hostname; do
    command -v "${pair%%:*}" >/dev/null || missing+=("${pair#*:}")
  done
  [ ${#missing[@]} = 0 ] || die "missing packages: apt-get install $(printf '%s\n' "${missing[@]}" | sort -u | tr '\n' ' ')"
  grep -qw overlay /proc/filesystems || modprobe overlay 2>/dev/null || die 'this kernel has no overlayfs'
}

require_netem() {
  unshare --net tc qdisc add dev lo root netem delay 1ms 2>/dev/null ||
    die '--delay: this kernel has no netem (sch_netem); without it a relay that delays is needed'
}

# table COUNT HUB CLONES: a line a host: name address/prefix MAC hostname
table() {
  local count=$1 hub=$2 clones=$3 prefix=24 k place places
  [ "$count" -le 140 ] || prefix=16
  [ "$hub" != hub ] || echo "hub 10.77.0.1/$prefix b8:27:eb:00:00:01 hub"
  mapfile -t places < <(if [ -n "$clones" ]; then places_of_clones "$count"; else seq "$count"; fi)
  for ((k = 1; k <= count; k++)); do
    place=$((99 + places[k - 1]))
    printf 'pi%02d 10.77.%d.%d/%d %s ' "$k" "$((place / 250))" "$((place % 250 + 1))" "$prefix" "$(mac "$k")"
    if [ -n "$clones" ]; then echo raspberrypi; else printf 'pi%02d\n' "$k"; fi
  done
}

# 1 to COUNT in an order that is always the same and never the order of names
places_of_clones() {
  seq "$1" | awk -v n="$1" '{ place[NR] = $1 } END { for (i = n; i > n / 2; i--) { print place[i]; if (n + 1 - i < i) print place[n + 1 - i] } }'
}

# most nodes carry one of the prefixes that Raspberry Pis have; every seventh is a stranger
mac() {
  local prefixes=(dc:a6:32 b8:27:eb dc:a6:32 d8:3a:dd dc:a6:32 dc:a6:32) prefix
  prefix=${prefixes[$1 % 6]}
  [ "$(($1 % 7))" != 0 ] || prefix=52:54:00
  printf '%s:01:%02x:%02x' "$prefix" "$(($1 / 256))" "$(($1 % 256))"
}
