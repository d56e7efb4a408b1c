package pish.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.node.FileFault;
import pish.node.Node;
import pish.sweep.Ipv4;
import pish.sweep.LocalNetwork;
import pish.sweep.Resolver;
import pish.sweep.TargetList;
import pish.syntax.SyntaxError;

/** Reads which addresses to sweep. One of several targets that is wrong is named and left out, as nmap does. */
final class SweepTargets {
    /** The largest of this machine's own networks that is swept without being named: a /20. */
    private static final long LARGEST_UNNAMED = 4096;
    /** How much of a file with targets is read. */
    private static final int MOST_BYTES = 16 << 20;

    private final Context context;
    private final Invocation invocation;
    private final TargetList list;
    private boolean faulty;

    private SweepTargets(Context context, Invocation invocation) {
        this.context = context;
        this.invocation = invocation;
        Resolver resolver = name -> named(name).orElseGet(() -> Resolver.SYSTEM.resolve(name));
        this.list = new TargetList(resolver, warning -> say(Event.Severity.WARNING, warning));
    }

    static void addOptions(Options options) {
        options.addOption(Option.builder("iL")
                .hasArg()
                .argName("FILE")
                .desc("targets from a file; - is standard input")
                .get());
        options.addOption(Option.builder()
                .longOpt("exclude")
                .hasArg()
                .argName("LIST")
                .desc("leave out, with commas between")
                .get());
        options.addOption(Option.builder()
                .longOpt("excludefile")
                .hasArg()
                .argName("FILE")
                .desc("leave out what a file names")
                .get());
    }

    /** Reads all; throws a {@link SyntaxError} where nothing is left to sweep. */
    static SweepTargets read(Context context, Invocation invocation) throws IOException {
        SweepTargets targets = new SweepTargets(context, invocation);
        targets.exclude();
        if (invocation.options().hasOption("iL")) {
            targets.readFile(invocation.options().getOptionValue("iL"));
        } else if (invocation.arguments().isEmpty()) {
            targets.addOwnNetworks();
        } else {
            boolean several = invocation.arguments().size() > 1;
            invocation.arguments().forEach(word -> targets.add(word, several));
        }
        return targets;
    }

    TargetList list() {
        return list;
    }

    /** Returns whether a target was left out because it is none. */
    boolean faulty() {
        return faulty;
    }

    private void exclude() throws IOException {
        String excluded = invocation.options().getOptionValue("exclude", "");
        invocation.reading(excluded, text -> {
            list.exclude(text);
            return text;
        });
        if (invocation.options().hasOption("excludefile")) {
            String file = invocation.options().getOptionValue("excludefile");
            for (String word : words("excludefile", file)) {
                list.excludeOne(word);
            }
        }
    }

    private void readFile(String file) throws IOException {
        if (!invocation.arguments().isEmpty()) {
            say(
                    Event.Severity.WARNING,
                    "with -iL only the file counts, not " + String.join(" ", invocation.arguments()));
        }
        words("iL", file).forEach(word -> add(word, true));
    }

    private List<String> words(String option, String file) throws IOException {
        try (InputStream in = file.equals("-")
                ? context.standardInput()
                        .orElseThrow(() -> invocation.fault(
                                "-",
                                "standard input has the lines of pish itself",
                                "name a file, or start pish with -c LINE --stdin"))
                : Files.newInputStream(path(file))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("more than " + (MOST_BYTES >> 20) + " MiB");
            }
            return TargetList.words(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + FileFault.reason(e) + " (-" + option + ")", e);
        }
    }

    private static Path path(String file) {
        return Invocation.path(file);
    }

    private void add(String word, boolean others) {
        try {
            list.add(word);
        } catch (SyntaxError e) {
            if (!others) {
                invocation.reading(word, text -> {
                    throw e;
                });
            }
            faulty = true;
            say(
                    Event.Severity.ERROR,
                    e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
        }
    }

    private void addOwnNetworks() throws IOException {
        for (LocalNetwork network : LocalNetwork.all()) {
            if (network.size() <= LARGEST_UNNAMED) {
                list.add(network.target());
            } else {
                String what = network.target() + " on " + network.device() + " is large";
                say(Event.Severity.INFO, what + ": left out unless it is named");
            }
        }
        if (list.isEmpty()) {
            throw invocation.missing("TARGET", "this machine is in no network to sweep by itself: name one");
        }
    }

    private java.util.Optional<List<Ipv4>> named(String name) {
        return context.cluster()
                .node(name)
                .map(Node::address)
                .flatMap(Ipv4::parse)
                .map(List::of);
    }

    private void say(Event.Severity severity, String text) {
        context.emit(new Event.Message(severity, text));
    }
}
