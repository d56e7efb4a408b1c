# shellcheck shell=bash disable=SC2154 # part of ../lab, whose $lab and $state it uses
# Lets pi of the hub log in by key everywhere, and makes it know every host key.

command_keys() {
  require_up
  local hub hub_home public key folder owner
  read_state hub hub
  hub_home=$state/hosts/$hub/home/pi
  key=$hub_home/.ssh/id_ed25519
  [ -e "$key" ] || ssh-keygen -q -t ed25519 -N '' -C "pi@$hub" -f "$key"
  public=$(cat "$key.pub")
  for folder in "$state/hosts/"*/home/*/.ssh "$state/hosts/"*/root/.ssh; do
    echo "$public" >"$folder/authorized_keys"
  done
  known_hosts >"$hub_home/.ssh/known_hosts"
  for owner in "${hub_home%/*}/"*; do
    chown -R --reference="$owner" "$state/hosts/"*/home/"${owner##*/}/.ssh"
  done
}

# the names of every host, as known_hosts has them, and its public keys
known_hosts() {
  local name address hostname type key switch layers
  read_state switch switch
  layers=/proc/$switch/root$state/fs/hosts
  while read -r name address _ hostname; do
    for key in "$layers/$name/upper/ssh/"ssh_host_*_key.pub; do
      read -r type key _ <"$key"
      [ "$hostname" != raspberrypi ] || name=${address%/*}
      echo "$name,${address%/*} $type $key"
    done
  done <"$state/table"
}
