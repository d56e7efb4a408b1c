package pish.command;

import java.io.IOException;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.transport.ExitStatus;

/** Copies whole cards: a node's into a file, and a file to cards in nodes' readers. */
final class Images implements Builtin {
    private static final List<String> VERBS = List.of("save", "write");

    @Override
    public String name() {
        return "image";
    }

    @Override
    public String summary() {
        return "Copy a node's card into a file (save), or such a file to cards in nodes' readers (write), and check every byte";
    }

    @Override
    public String arguments() {
        return "save NODE[:DEVICE] FILE | write FILE TARGET:DEVICE";
    }

    @Override
    public List<String> examples() {
        return List.of("image save pi02:/dev/sda card.img.gz", "image write card.img.gz pi[02-04]:/dev/sda");
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(new Option("n", "dry-run", false, "only say what would be copied"))
                .addOption(Option.builder()
                        .longOpt("live")
                        .desc("save a device that is in use, as it changes")
                        .get())
                .addOption(Option.builder()
                        .longOpt("yes")
                        .hasArg()
                        .argName("DEVICE")
                        .desc("ask nothing: all that DEVICE holds is lost")
                        .get());
    }

    @Override
    public List<String> complete(Context context, List<String> words) {
        return words.isEmpty() ? VERBS : List.of();
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        List<String> words = invocation.arguments();
        if (words.isEmpty() || !VERBS.contains(words.get(0))) {
            String verb = words.isEmpty() ? "" : words.get(0);
            throw verb.isEmpty()
                    ? invocation.missing("save or write", arguments())
                    : invocation.fault(verb, "an image is saved or written, not " + verb, arguments());
        }
        boolean saves = words.get(0).equals("save");
        String usage = "image " + (saves ? "save NODE[:DEVICE] FILE" : "write FILE TARGET:DEVICE");
        if (words.size() < 3) {
            String first = saves ? "the node" : "the file";
            String second = saves ? "the file to save to" : "where to write to";
            throw invocation.missing(words.size() == 1 ? first : second, usage);
        }
        if (words.size() > 3) {
            throw invocation.fault(words.get(3), "one argument too many: " + words.get(3), usage);
        }
        return saves
                ? new ImageSaving(context, invocation).run(words.get(1), words.get(2))
                : new ImageWriting(context, invocation).run(words.get(1), words.get(2));
    }
}
