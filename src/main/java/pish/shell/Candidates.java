package pish.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jline.reader.Candidate;

/** Makes what Tab offers. */
final class Candidates {
    private static final int FEW = 100;

    private Candidates() {}

    /** Returns a whole word, after which a blank is put. */
    static Candidate whole(String value, String shown) {
        return new Candidate(value, shown, null, null, null, null, true);
    }

    /** Returns the beginning of a word, which is then typed on. */
    static Candidate part(String value, String shown) {
        return new Candidate(value, shown, null, null, null, null, false);
    }

    /** Returns what begins as the word does; of very many only how they go on, by one more character. */
    static List<Candidate> few(List<Candidate> all, String word) {
        List<Candidate> fitting =
                all.stream().filter(c -> c.value().startsWith(word)).toList();
        if (fitting.size() <= FEW) {
            return fitting;
        }
        int length = word.length() + 1;
        List<Candidate> beginnings = byBeginning(fitting, length);
        while (beginnings.size() == 1) {
            beginnings = byBeginning(fitting, ++length);
        }
        return beginnings;
    }

    private static List<Candidate> byBeginning(List<Candidate> all, int length) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Candidate candidate : all) {
            String value = candidate.value();
            counts.merge(value.substring(0, Math.min(length, value.length())), 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> part(entry.getKey(), entry.getKey() + "… (" + entry.getValue() + ")"))
                .toList();
    }

    /** Returns references to the variables there are. */
    static List<String> references(Shell shell) {
        return shell.script().variables().names().stream()
                .map(name -> "$" + name)
                .toList();
    }
}
