package pish.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pish.exec.Event;
import pish.node.NodeSet;
import pish.transport.ExitStatus;

/** Shows a result again, in any form, without running anything. */
final class Last implements Builtin {
    private static final List<String> FORMS = List.of("fold", "diff", "table", "live", "json");
    private static final String ERRORS = "--errors";
    private static final String PAGE = "--page";

    @Override
    public String name() {
        return "last";
    }

    @Override
    public String summary() {
        return "Show the last result again, or the one N before (-2, -3…), whole or of some nodes, in any form, "
                + "only what failed (--errors), or in the pager (--page)";
    }

    @Override
    public String arguments() {
        return "[-N] [" + ERRORS + "] [" + PAGE + "] [TARGET|rank RANKS] [" + String.join("|", FORMS) + "]";
    }

    @Override
    public List<String> examples() {
        return List.of(
                "last",
                "last -2 live",
                "last diff",
                "last table",
                "last @failed",
                "last --errors",
                "last --page",
                "last pi01 | less",
                "last rank 3",
                "last json > result.json");
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        int back = 1;
        boolean ranks = false;
        Optional<String> form = Optional.empty();
        List<String> targets = new ArrayList<>();
        for (String word : invocation.arguments()) {
            if (word.matches("-[0-9]{1,6}")) {
                back = Math.max(1, Integer.parseInt(word.substring(1)));
            } else if (List.of("rank", "ranks").contains(word)) {
                ranks = true;
            } else if (FORMS.contains(word)) {
                form = Optional.of(word);
            } else if (word.startsWith("-") && !List.of(ERRORS, PAGE).contains(word)) {
                throw invocation.fault(word, "no such option: " + word, "help last shows what it takes");
            } else if (!word.startsWith("-")) {
                targets.add(word);
            }
        }
        boolean errors = invocation.arguments().contains(ERRORS);
        Look look = new Look(form, errors, invocation.arguments().contains(PAGE));
        Optional<Results.Result> result = context.results().get(back);
        if (result.isEmpty()) {
            return none(context, back);
        }
        NodeSet nodes = ranks
                ? RankWords.ranks(context, invocation, targets, result.get())
                : nodes(context, invocation, targets, result.get());
        return nodes.isEmpty() ? ExitStatus.OK : show(context, result.get(), nodes, look);
    }

    private static ExitStatus show(Context context, Results.Result result, NodeSet nodes, Look look)
            throws IOException {
        NodeSet shown = look.errors() ? nodes.intersect(result.outcome().failed()) : nodes;
        if (shown.isEmpty()) {
            context.emit(new Event.Message(Event.Severity.INFO, "`" + result.line() + "` failed on none of them"));
        } else {
            context.replay(result, shown, look);
        }
        return ExitStatus.OK;
    }

    private static NodeSet nodes(Context context, Invocation invocation, List<String> targets, Results.Result result) {
        if (targets.isEmpty()) {
            return result.target();
        }
        NodeSet wanted = NodeSet.unionOf(targets.stream()
                .map(word -> invocation.reading(word, text -> context.resolve(text.replaceFirst("(?<=.):$", ""))))
                .toList());
        NodeSet nodes = RankWords.on(wanted, result).intersect(result.target());
        if (nodes.isEmpty()) {
            String what = String.join(",", targets) + ": none of these took part in `" + result.line() + "`";
            context.emit(new Event.Message(Event.Severity.INFO, what));
        }
        return nodes;
    }

    private static ExitStatus none(Context context, int back) {
        int kept = context.results().all().size();
        String what = kept == 0
                ? "no result yet: run something on a node first"
                : "there is no result " + back + " back: the last " + kept + " are kept";
        context.emit(new Event.Message(Event.Severity.ERROR, what));
        return new ExitStatus(1);
    }
}
