package pish.command;

import java.io.IOException;
import java.util.List;
import pish.node.ClusterText;
import pish.syntax.Word;
import pish.transport.ExitStatus;

/** Adds nodes to the cluster file. */
final class AddNodes implements Builtin {
    @Override
    public String name() {
        return "add";
    }

    @Override
    public String summary() {
        return "Add nodes to the cluster file, with what is known of them";
    }

    @Override
    public String arguments() {
        return "NODES [ADDRESSES] [KEY=VALUE...] [@GROUP...]";
    }

    @Override
    public List<String> examples() {
        return List.of("add pi05 192.168.1.105", "add pi[05-08] 192.168.1.[105-108] user=pi slots=4 @workers");
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? List.of() : ClusterText.settings();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<Word> words = invocation.statement().words();
        if (words.size() < 2) {
            throw invocation.missing("NODES", "type add pi05 192.168.1.105");
        }
        String raw = invocation.statement().raw();
        return ClusterEdits.apply(context, invocation, text -> text.add(raw, words.subList(1, words.size())));
    }
}
