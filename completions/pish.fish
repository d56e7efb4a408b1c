# Completes the options of pish. Written from its table of options, see pish.Completions.
function __pish_nodes
    set -l words (commandline -opc)
    set -l cluster
    set -l at (contains -i -- --cluster $words); and set cluster --cluster $words[(math $at + 1)]
    set -l before (string match -r -- '^.*[,!&^]' (commandline -ct | string replace -r -- '^(-[wx]|--[a-z]*=)' ''))
    for name in ($words[1] $cluster -c 'nodeset -e -S "\n" all' -c 'nodeset -l' </dev/null 2>/dev/null)
        echo "$before$name"
    end
end
complete -c pish -s c -l command -x -d 'run LINE and exit (may repeat)'
complete -c pish -s w -l nodes -x -a '(__pish_nodes)' -d 'the nodes to work with, no cluster file needed'
complete -c pish -s x -l exclude -x -a '(__pish_nodes)' -d 'all but these'
complete -c pish -s f -l machinefile -r -d 'the nodes of a machinefile'
complete -c pish -l cluster -r -d 'the cluster file'
complete -c pish -l demo -d 'N (4) nodes inside this machine: nothing else is needed to try pish'
complete -c pish -l norc -d 'do not run ~/.config/pish/pishrc at the start of a prompt'
complete -c pish -l stdin -d 'give standard input to the first TARGET: COMMAND or mpiexec of -c, of a script, or after --'
complete -c pish -l version -d 'say which pish this is'
complete -c pish -s h -l help -d 'show this'
complete -c pish -s l -l user -x -d 'account to log in as'
complete -c pish -s p -l port -x -d 'port to connect to'
complete -c pish -s i -l identity -r -d 'private key file to offer, instead of ssh\'s defaults'
complete -c pish -s J -l jump -x -d 'host to go through, as ssh -J has it: [user@]host[:port],…'
complete -c pish -l format -x -a 'text json' -d 'json: one event a line (NDJSON) on standard output'
complete -c pish -l output -x -a 'fold diff table live panes quiet' -d 'fold: equal outputs once; diff: how they differ; table: where; live: lines as they come; panes: a pane each while it runs; quiet: failures'
complete -c pish -l pager -x -a 'auto on off' -d 'results of over a screen: offer to page through them (auto), begin to (on), or neither'
complete -c pish -l color -x -a 'auto always never' -d 'when to use colour (NO_COLOR is heeded)'
complete -c pish -l theme -x -a 'dark light none' -d 'colours for a dark or a light background, or none'
complete -c pish -l prompt -x -d 'the prompt: %t default target, %d its directory, %u nodes connected, %n all nodes, %% a percent sign'
complete -c pish -l keys -x -a 'emacs vi' -d 'keys that edit a line, as in bash'
complete -c pish -s u -l timeout -x -d 'how long a command may take on a node; 0 for ever'
complete -c pish -l connect-timeout -x -d 'how long connecting to a node may take'
complete -c pish -l fanout -x -d 'how many nodes to connect to at once (64), and where given, to run a command on at once'
complete -c pish -l errors -x -a 'stop continue reachable' -d 'when a line fails: stop the script, go on, or (reachable) not count unreachable nodes'
complete -c pish -l connect -x -a 'all used' -d 'connect to all nodes at the start (up to 64), or on first use'
complete -c pish -l mpi -x -a 'auto mpich openmpi' -d 'whose mpiexec runs MPI jobs; auto: the one the program is linked to, else the one that mpiexec is'
complete -c pish -l confirm -x -a 'off' -d 'ask before lines with sudo for more nodes than this, and before lines that end machines'
complete -c pish -l log-dir -r -d 'keep every line of output in a file a node there'
complete -c pish -l log-size -x -d 'begin a new log of a node at this size, for example 10M; 0: never'
complete -c pish -l log-keep -x -d 'how many older logs of a node to keep'
complete -c pish -l password-file -r -d 'file (mode 600) that holds the login password'
complete -c pish -l sudo -d 'run lines in persistent shells of root, which have a state of their own'
complete -c pish -l sudo-password-file -r -d 'file (mode 600) that holds the password sudo wants'
complete -c pish -l password-cache -x -a 'DURATION session' -d 'how long a sudo password is remembered; session: as long as pish runs'
complete -c pish -l accept-new-host-keys -d 'add the keys of unknown hosts to known_hosts without asking'
complete -c pish -s n -l dry-run -d 'say what each line would do and where, and open no connection'
complete -c pish -l trace -d 'show each line, with its values, on standard error before it runs; set -x and set +x too'
complete -c pish -s v -l verbose -d 'write what the transport does to a file, which is named (-vv in full)'
