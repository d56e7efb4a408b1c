# shellcheck shell=bash
# Completes the options of pish. Written from its table of options, see pish.Completions.
_pish() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash breaks --output=live into three words
  if [ "$cur" = = ]; then
    cur=
  elif [ "$prev" = = ]; then
    prev=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $prev in
  -c | --command)
    COMPREPLY=()
    return
    ;;
  -w | --nodes)
    COMPREPLY=()
    return
    ;;
  -x | --exclude)
    COMPREPLY=()
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
    mapfile -t COMPREPLY < <(compgen -W 'fold diff table live quiet' -- "$cur")
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
    mapfile -t COMPREPLY < <(compgen -W '--command --nodes --exclude --machinefile --cluster --demo --norc --version --help --user --port --identity --jump --format --output --pager --color --theme --prompt --keys --timeout --connect-timeout --fanout --errors --connect --mpi --confirm --log-dir --log-size --log-keep --password-file --sudo --sudo-password-file --password-cache --accept-new-host-keys --dry-run --trace --verbose' -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _pish pish
