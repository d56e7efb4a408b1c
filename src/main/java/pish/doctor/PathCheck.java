package pish.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pish.node.NodeSet;

/** What ssh runs by itself finds what a login shell finds: mpiexec starts its proxies so. */
final class PathCheck implements Check {
    private static final Pattern LATE = Pattern.compile("[0-9]{1,5} [0-9]{1,5}");
    private static final Pattern PROGRAM = Pattern.compile("/[A-Za-z0-9._/+-]{1,200}/mpiexec");
    private static final int MOST = 5;

    @Override
    public String name() {
        return "PATH";
    }

    @Override
    public void examine(Survey survey, Findings findings) {
        survey.nodes().forEach((node, facts) -> {
            NodeSet on = NodeSet.of(node);
            late(on, facts, findings);
            facts.one("login-mpiexec")
                    .filter(path -> PROGRAM.matcher(path).matches())
                    .ifPresent(path -> loginOnly(on, path, findings));
        });
    }

    /** Debian's .bashrc returns early where a shell is not interactive. */
    private void late(NodeSet on, NodeFacts facts, Findings findings) {
        List<String> lines = new ArrayList<>();
        String leaves = "";
        for (String late : facts.all("late-path")) {
            if (LATE.matcher(late).matches() && lines.size() < MOST) {
                String[] words = late.split(" ", -1);
                lines.add(words[0]);
                leaves = words[1];
            }
        }
        if (!lines.isEmpty()) {
            String which = lines.size() == 1 ? "line " + lines.get(0) : "lines " + String.join(", ", lines);
            String what =
                    "ssh NODE COMMAND leaves ~/.bashrc at line " + leaves + " and does not get to the PATH of " + which;
            findings.add(name(), on, what, upFront(lines));
        }
    }

    /** Moves lines of .bashrc to its beginning. */
    private static String upFront(List<String> lines) {
        String print = lines.stream().map(line -> line + "p").collect(Collectors.joining(";"));
        String rest = lines.stream().map(line -> line + "d").collect(Collectors.joining(";"));
        return "TARGET: cp ~/.bashrc ~/.bashrc~ && { sed -n '" + print + "' ~/.bashrc~; sed '" + rest
                + "' ~/.bashrc~; } >~/.bashrc";
    }

    private void loginOnly(NodeSet on, String path, Findings findings) {
        String folder = path.substring(0, path.lastIndexOf('/'));
        String what = path + " is on the PATH of login shells only, not on that of ssh NODE COMMAND";
        String mend =
                "TARGET: cp ~/.bashrc ~/.bashrc~ && { echo 'PATH=" + folder + ":$PATH'; cat ~/.bashrc~; } >~/.bashrc";
        findings.add(name(), on, what, mend);
    }
}
