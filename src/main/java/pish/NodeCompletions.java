package pish;

import java.util.List;
import java.util.Set;

/**
 * Completion of node sets for other shells: names of nodes and groups, as pish itself finds them (in the cluster file that is in force
 * or that the line names), for the word behind the last operator.
 */
final class NodeCompletions {
    /** The operators of node sets, behind which a name begins. */
    private static final String OPERATORS = ",!&^";
    /** Options that take a node set, by the letters they have. */
    private static final Set<String> OPTIONS = Set.of("w", "x");

    private NodeCompletions() {}

    /** Returns whether an option takes a node set. */
    static boolean isTaken(String letter) {
        return letter != null && OPTIONS.contains(letter);
    }

    /** Returns functions for bash; {@code _pish_nodes PROGRAM WORD} completes. */
    static List<String> bash() {
        return List.of(
                "# _pish_names PROGRAM: the names of nodes and groups, a line each",
                "_pish_names() {",
                "  local word=${COMP_LINE##*--cluster[= ]} cluster=()",
                "  [ \"$word\" = \"$COMP_LINE\" ] || cluster=(--cluster \"${word%% *}\")",
                "  \"$1\" ${cluster[@]+\"${cluster[@]}\"} -c 'nodeset -e -S \"\\n\" all' -c 'nodeset -l' </dev/null 2>/dev/null",
                "}",
                "# bash has broken the word around an @, and replaces from there",
                "_pish_nodes() {",
                "  local name part=${2##*[" + OPERATORS + "]} kept=${2%\"${COMP_WORDS[COMP_CWORD]}\"}",
                "  kept=${kept%@}",
                "  COMPREPLY=()",
                "  while read -r name; do",
                "    [[ $name != \"$part\"* ]] || { name=${2%\"$part\"}$name && COMPREPLY+=(\"${name#\"$kept\"}\"); }",
                "  done < <(_pish_names \"$1\")",
                "  compopt -o nospace +o filenames 2>/dev/null",
                "}");
    }

    /** Returns functions for zsh; the action {@code _pish_nodes} completes. */
    static List<String> zsh() {
        return List.of(
                "_pish_nodes() {",
                "  local -a names cluster",
                "  (( ! ${+opt_args[--cluster]} )) || cluster=(--cluster ${(Q)opt_args[--cluster]})",
                "  names=(${(f)\"$(${(Q)words[1]} $cluster -c 'nodeset -e -S \"\\n\" all' -c 'nodeset -l' </dev/null 2>/dev/null)\"})",
                "  compset -P '*[" + OPERATORS + "]'",
                "  compadd -q -S , -a names",
                "}");
    }

    /** Returns functions for fish; {@code (__pish_nodes)} lists what completes. */
    static List<String> fish() {
        return List.of(
                "function __pish_nodes",
                "    set -l words (commandline -opc)",
                "    set -l cluster",
                "    set -l at (contains -i -- --cluster $words); and set cluster --cluster $words[(math $at + 1)]",
                "    set -l before (string match -r -- '^.*[" + OPERATORS
                        + "]' (commandline -ct | string replace -r -- '^(-[wx]|--[a-z]*=)' ''))",
                "    for name in ($words[1] $cluster -c 'nodeset -e -S \"\\n\" all' -c 'nodeset -l' </dev/null 2>/dev/null)",
                "        echo \"$before$name\"",
                "    end",
                "end");
    }
}
