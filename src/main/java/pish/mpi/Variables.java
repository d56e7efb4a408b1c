package pish.mpi;

import java.util.ArrayList;
import java.util.List;

/** Options that set variables of ranks, as either MPI has them: {@code -genv NAME VALUE} or {@code -x NAME=VALUE}. */
final class Variables {
    private Variables() {}

    /** Returns options with those of MPICH's as Open MPI has them. */
    static List<String> ofOpenMpi(List<String> options) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).matches("--?g?env") && i + 1 < options.size()) {
                String first = options.get(++i);
                words.add("-x");
                words.add(first.indexOf('=') >= 0 || i + 1 >= options.size() ? first : first + "=" + options.get(++i));
            } else {
                words.add(options.get(i));
            }
        }
        return words;
    }

    /** Returns options with those of Open MPI's as MPICH has them. */
    static List<String> ofMpich(List<String> options) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).equals("-x") && i + 1 < options.size()) {
                String[] parts = options.get(++i).split("=", 2);
                words.addAll(parts.length == 2 ? List.of("-genv", parts[0], parts[1]) : List.of("-genvlist", parts[0]));
            } else {
                words.add(options.get(i));
            }
        }
        return words;
    }
}
