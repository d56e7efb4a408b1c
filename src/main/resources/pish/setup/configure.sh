# shellcheck shell=sh
# Sets what raspi-config sets, by raspi-config where there is one: configure.sh ROOT KEY=VALUE…, as root. ROOT is empty, or the
# folder that stands for / in a test. Prints a line a key; what a board lacks is said and skipped. Fails where something failed.
# What counts from the next start on is noted in ROOT/run/reboot-required, as Debian's packages do.
root=$1
shift
failed=''
say() { printf '%s: %s\n' "$key" "$1"; }
fail() { printf '%s: %s\n' "$key" "$1" >&2; failed=yes; }
has() { command -v "$1" >/dev/null 2>&1; }
# `nonint` asks nothing; nothing on standard input either, should it ask all the same
raspi() { has raspi-config && raspi-config nonint "$@" </dev/null >/dev/null 2>&1; }
at_next_start() {
  echo '*** System restart required ***' >"$root/run/reboot-required"
  grep -qxs pish "$root/run/reboot-required.pkgs" || echo pish >>"$root/run/reboot-required.pkgs"
  say "$1, from the next start on"
}
running() { [ -d "$root/run/systemd/system" ]; }

# the firmware's settings: /boot/firmware since Debian 12, /boot before
config=''
for file in "$root/boot/firmware/config.txt" "$root/boot/config.txt"; do
  if [ -f "$file" ]; then config=$file && break; fi
done
model=$(tr -d '\0' 2>/dev/null <"$root/proc/device-tree/model")

# lines in a section, other than [all], are for one kind of board: they are left alone, and say nothing of this one
# setting NAME: its value
setting() {
  awk -F= -v name="$1" '/^\[/ { other = $0 != "[all]" } !other && $1 == name { value = $2 } END { print value }' "$config"
}
# settings [NAME=VALUE | NAME=]…: sets them, or takes them out; the file is whole at any moment
settings() {
  printf '%s\n' "$@" | awk -F= '
    FILENAME == "-" { order[++count] = $1; values[$1] = $2; next }
    /^\[/ { other = $0 != "[all]" }
    other || !($1 in values)
    END {
      for (i = 1; i <= count; i++)
        if (values[order[i]] != "") { if (other) print "[all]"; other = 0; print order[i] "=" values[order[i]] }
    }' - "$config" >"$config.pish" && mv -f "$config.pish" "$config" && sync
}

memory_split() {
  if [ -z "$config" ]; then say 'skipped: no Raspberry Pi, there is no config.txt'; return; fi
  case $model in
  *'Pi 5'* | *'Module 5'*) say "skipped: $model shares its memory by itself"; return ;;
  esac
  if [ "$(setting gpu_mem)" = "$1" ]; then say "$1 MiB for the GPU already"; return; fi
  if raspi do_memory_split "$1" || settings "gpu_mem=$1"; then
    at_next_start "$1 MiB for the GPU"
  else
    fail "$config could not be written"
  fi
}

# overclock PRESET: the presets are raspi-config's: MHz of ARM, core and SDRAM, and steps of over-voltage
overclock() {
  if [ -z "$config" ]; then say 'skipped: no Raspberry Pi, there is no config.txt'; return; fi
  case "$1 in $model" in
  'None in '*) set -- None '' '' '' '' ;;
  'High in '*'Pi 2 '*) set -- High 1000 500 500 2 ;;
  *' in '*'Pi '[2345]* | *' in '*'Zero '* | *' in '*'Module '[345]*) set -- ;;
  'Modest in '*) set -- Modest 800 250 400 0 ;;
  'Medium in '*) set -- Medium 900 250 450 2 ;;
  'High in '*) set -- High 950 250 450 6 ;;
  'Turbo in '*) set -- Turbo 1000 500 600 6 ;;
  esac
  if [ $# = 0 ]; then say "skipped: ${model:-this board} has no such preset"; return; fi
  if [ "$(setting arm_freq) $(setting core_freq) $(setting sdram_freq) $(setting over_voltage)" = "$2 $3 $4 $5" ]; then
    say "$1 already"
    return
  fi
  if raspi do_overclock "$1" || settings "arm_freq=$2" "core_freq=$3" "sdram_freq=$4" "over_voltage=$5"; then
    at_next_start "$1"
  else
    fail "$config could not be written"
  fi
}

ssh_on() {
  if raspi do_ssh 0 || { running && { systemctl enable ssh || systemctl enable sshd; }; } 2>/dev/null ||
    { has update-rc.d && update-rc.d ssh enable; } >/dev/null 2>&1; then
    say 'starts with the machine'
  else
    fail 'neither systemctl nor update-rc.d has an ssh to enable'
  fi
}

expand_root() {
  if raspi do_expand_rootfs; then at_next_start 'grows to the end of its card'; return; fi
  source=$(findmnt -nvo SOURCE /)
  type=$(findmnt -no FSTYPE /)
  disk=/dev/$(lsblk -ndo PKNAME "$source" 2>/dev/null)
  part=$(cat "/sys/class/block/${source##*/}/partition" 2>/dev/null)
  if [ -z "$part" ]; then say 'skipped: / is on no partition of a disk'; return; fi
  if [ "$type" != ext4 ] || ! has growpart; then say "skipped: that needs ext4 and growpart (package cloud-guest-utils)"; return; fi
  grown=$(growpart "$disk" "$part" 2>&1)
  case $?$grown in
  1*NOCHANGE*) say 'is as large as its card already' ;;
  0*) if resize2fs "$source" >/dev/null 2>&1; then say 'has grown to the end of its card'; else fail "resize2fs $source failed"; fi ;;
  *) fail "$grown" ;;
  esac
}

time_zone() {
  if [ ! -f "$root/usr/share/zoneinfo/$1" ]; then fail "no time zone $1 under /usr/share/zoneinfo: for example Europe/Berlin"; return; fi
  before=$(cat "$root/etc/timezone" 2>/dev/null || readlink "$root/etc/localtime" | sed 's|.*/zoneinfo/||')
  now=$(readlink "$root/etc/localtime" | sed 's|.*/zoneinfo/||')
  if [ "$before" = "$1" ] && [ "$now" = "$1" ]; then say "$1 already"; return; fi
  if raspi do_change_timezone "$1" || { running && timedatectl set-timezone "$1" 2>/dev/null; } ||
    { ln -s "/usr/share/zoneinfo/$1" "$root/etc/.localtime.pish" && mv -fT "$root/etc/.localtime.pish" "$root/etc/localtime"; }; then
    [ ! -e "$root/etc/timezone" ] || echo "$1" >"$root/etc/timezone"
    say "$1${before:+, was $before}"
  else
    fail '/etc/localtime could not be changed'
  fi
}

locale_of() {
  before=$(sed -n 's/^LANG="\{0,1\}\([^"]*\).*/\1/p' "$root/etc/default/locale" 2>/dev/null)
  if [ "$before" = "$1" ]; then say "$1 already"; return; fi
  if raspi do_change_locale "$1"; then say "$1${before:+, was $before}"; return; fi
  case $1 in
  C | POSIX | C.UTF-8) ;; # every machine has these
  *)
    generated "$1" || { make_locale "$1" && generated "$1"; } || { fail "this machine does not know $1, or has no locale-gen (package locales)"; return; }
    ;;
  esac
  if { grep -v '^LANG=' "$root/etc/default/locale" 2>/dev/null; echo "LANG=$1"; } >"$root/etc/default/locale.pish" &&
    mv -f "$root/etc/default/locale.pish" "$root/etc/default/locale"; then
    say "$1${before:+, was $before}, from the next login on"
  else
    fail '/etc/default/locale could not be written'
  fi
}
generated() { locale -a 2>/dev/null | grep -qixF -- "$(printf %s "$1" | sed 's/UTF-8/utf8/')"; }
make_locale() {
  grep -q "^# *$1 " "$root/etc/locale.gen" 2>/dev/null || grep -q "^$1 " "$root/etc/locale.gen" 2>/dev/null || return
  sed "s/^# *\\($1 .*\\)/\\1/" "$root/etc/locale.gen" >"$root/etc/locale.gen.pish" && mv -f "$root/etc/locale.gen.pish" "$root/etc/locale.gen" &&
    locale-gen >/dev/null 2>&1
}

# static | dhcp: by what manages the network here; the address stays as it is now, so that no connection breaks
address() {
  device=$(ip -4 route get "${peer:-1.1.1.1}" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p')
  now=$(ip -4 -o address show dev "$device" 2>/dev/null | sed -n 's/.* inet \([^ ]*\).*/\1/p' | head -n 1)
  gateway=$(ip -4 route show default dev "$device" 2>/dev/null | sed -n 's/.* via \([^ ]*\).*/\1/p' | head -n 1)
  names=$(sed -n 's/^nameserver  *\([0-9.]*\)$/\1/p' "$root/etc/resolv.conf" 2>/dev/null | tr '\n' ' ' | sed 's/ $//')
  if [ -z "$now" ]; then fail 'no IPv4 address leads from here to this shell'; return; fi
  connection=''
  has nmcli && connection=$(nmcli -g GENERAL.CONNECTION device show "$device" 2>/dev/null)
  if [ -n "$connection" ]; then
    of_network_manager "$1"
  elif [ -f "$root/etc/dhcpcd.conf" ]; then
    of_dhcpcd "$1"
  else
    say 'skipped: neither NetworkManager nor dhcpcd gives this machine its address'
  fi
}
of_network_manager() {
  if [ "$1" = dhcp ]; then
    set -- auto '' '' ''
  else
    set -- manual "$now" "$gateway" "$names"
  fi
  if nmcli connection modify "$connection" ipv4.method "$1" ipv4.addresses "$2" ipv4.gateway "$3" ipv4.dns "$4" 2>/dev/null; then
    case $1 in auto) say "by DHCP, from the next start on; now $now" ;; *) say "stays $now" ;; esac
  else
    fail "nmcli could not change $connection"
  fi
}
of_dhcpcd() {
  begin='# BEGIN pish: written by configure address=static' end='# END pish'
  if {
    sed "/^$begin\$/,/^$end\$/d" "$root/etc/dhcpcd.conf"
    if [ "$1" = static ]; then
      printf '%s\ninterface %s\nstatic ip_address=%s\n' "$begin" "$device" "$now"
      [ -z "$gateway" ] || echo "static routers=$gateway"
      [ -z "$names" ] || echo "static domain_name_servers=$names"
      echo "$end"
    fi
  } >"$root/etc/dhcpcd.conf.pish" && mv -f "$root/etc/dhcpcd.conf.pish" "$root/etc/dhcpcd.conf"; then
    case $1 in dhcp) say "by DHCP, from the next start on; now $now" ;; *) say "stays $now" ;; esac
  else
    fail '/etc/dhcpcd.conf could not be written'
  fi
}

peer=$1 # the machine that asks, in whose direction the address counts
shift
for word; do
  key=${word%%=*} value=${word#*=}
  case $key in
  memory-split) memory_split "$value" ;;
  overclock) overclock "$value" ;;
  ssh) ssh_on ;;
  root) expand_root ;;
  timezone) time_zone "$value" ;;
  locale) locale_of "$value" ;;
  address) address "$value" ;;
  *) fail 'not known here' ;;
  esac
done
[ -z "$failed" ]
