# shellcheck shell=bash
# Completes the options of pish. Written from its table of options, see pish.Completions.
# _pish_names PROGRAM: the names of nodes and groups, a line each
_pish_names() {
  local word=${COMP_LINE##*--cluster[= ]} cluster=()
  [ "$word" = "$COMP_LINE" ] || cluster=(--cluster "${word%% *}")
  "$1" ${cluster[@]+"${cluster[@]}"} -c 'nodeset -e -S "\n" all' -c 'nodeset -l' </dev/null 2>/dev/null
}
# bash has broken the word around an @, and replaces from there
_pish_nodes() {
  local name part=${2##*[,!&^]} kept=${2%"${COMP_WORDS[COMP_CWORD]}"}
  kept=${kept%@}
  COMPREPLY=()
  while read -r name; do
    [[ $name != "$part"* ]] || { name=${2%"$part"}$name && COMPREPLY+=("${name#"$kept"}"); }
  done < <(_pish_names "$1")
  compopt -o nospace +o filenames 2>/dev/null
}
_pish() {
  # from the line: bash breaks --output=live into three words
  local line=${COMP_LINE:0:COMP_POINT} cur prev
  cur=${line##*[[:space:]]}
  prev=${line%"$cur"}
  prev=${prev%"${prev##*[![:space:]]}"}
  prev=${prev##*[[:space:]]}
  [[ $cur != --*=* ]] || { prev=${cur%%=*} && cur=${cur#*=}; }
  case $prev in
  -c | --command)
    COMPREPLY=()
    return
    ;;
  -w | --nodes)
    _pish_nodes "$1" "$cur"
    return
    ;;
  -x | --exclude)
    _pish_nodes "$1" "$cur"
    return
    ;;
  -f | --machinefile)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return
    ;;
  --cluster)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return
    ;;
  -l | --user)
    COMPREPLY=()
    return
    ;;
  -p | --port)
    COMPREPLY=()
    return
    ;;
  -i | --identity)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return
    ;;
  -J | --jump)
    COMPREPLY=()
    return
    ;;
  --format)
    mapfile -t COMPREPLY < <(compgen -W 'text json' -- "$cur")
    return
    ;;
  --output)
    mapfile -t COMPREPLY < <(compgen -W 'fold diff table live panes quiet' -- "$cur")
    return
    ;;
  --pager)
    mapfile -t COMPREPLY < <(compgen -W 'auto on off' -- "$cur")
    return
    ;;
  --color)
    mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$cur")
    return
    ;;
  --theme)
    mapfile -t COMPREPLY < <(compgen -W 'dark light none' -- "$cur")
    return
    ;;
  --prompt)
    COMPREPLY=()
    return
    ;;
  --keys)
    mapfile -t COMPREPLY < <(compgen -W 'emacs vi' -- "$cur")
    return
    ;;
  -u | --timeout)
    COMPREPLY=()
    return
    ;;
  --connect-timeout)
    COMPREPLY=()
    return
    ;;
  --fanout)
    COMPREPLY=()
    return
    ;;
  --errors)
    mapfile -t COMPREPLY < <(compgen -W 'stop continue reachable' -- "$cur")
    return
    ;;
  --connect)
    mapfile -t COMPREPLY < <(compgen -W 'all used' -- "$cur")
    return
    ;;
  --mpi)
    mapfile -t COMPREPLY < <(compgen -W 'auto mpich openmpi' -- "$cur")
    return
    ;;
  --confirm)
    mapfile -t COMPREPLY < <(compgen -W 'off' -- "$cur")
    return
    ;;
  --log-dir)
    mapfile -t COMPREPLY < <(compgen -d -- "$cur")
    return
    ;;
  --log-size)
    COMPREPLY=()
    return
    ;;
  --log-keep)
    COMPREPLY=()
    return
    ;;
  --password-file)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return
    ;;
  --sudo-password-file)
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    return
    ;;
  --password-cache)
    mapfile -t COMPREPLY < <(compgen -W 'DURATION session' -- "$cur")
    return
    ;;
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--command --nodes --exclude --machinefile --cluster --demo --norc --stdin --version --help --user --port --identity --jump --format --output --pager --color --theme --prompt --keys --timeout --connect-timeout --fanout --errors --connect --mpi --confirm --log-dir --log-size --log-keep --password-file --sudo --sudo-password-file --password-cache --accept-new-host-keys --dry-run --trace --verbose' -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _pish pish
