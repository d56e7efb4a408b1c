package pish.command;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pish.mpi.MpiRuns;
import pish.syntax.Aliases;
import pish.syntax.Parser;

/** The one table of built-ins: parser, help, completion, documents and manual all derive from it. */
public final class Builtins {
    private final Map<String, Builtin> byName = new LinkedHashMap<>();
    private final Aliases aliases = new Aliases();

    private Builtins(List<Builtin> all) {
        all.forEach(builtin -> byName.put(builtin.name(), builtin));
    }

    /** Returns all there are, in the order of help. */
    public static Builtins all() {
        return new Builtins(Stream.<List<Builtin>>of(List.of(new Help()), ofNodes(), ofLines(), ofWork())
                .flatMap(List::stream)
                .toList());
    }

    /** Which nodes there are, and what they need to be reached. */
    private static List<Builtin> ofNodes() {
        return List.of(
                new Nodes(),
                new SweepNetworks(),
                new Follow(),
                new Connect(),
                new Disconnect(),
                new Login(),
                new Trust(),
                new Keys(),
                new Personalise(),
                new RenameNodes(),
                new Hosts(),
                new SetUp(),
                new Configure(),
                new Images(),
                new Doctor(),
                new ChangePassword(),
                new Identify(),
                new Forget(),
                new Await(),
                EndMachines.reboot(),
                EndMachines.poweroff(),
                new AddNodes(),
                new RemoveNodes(),
                EnableNodes.enable(),
                EnableNodes.disable(),
                new GroupNodes(),
                new Use());
    }

    /** What becomes of lines and of what they bring. */
    private static List<Builtin> ofLines() {
        return List.of(
                new OutputMode(),
                new SetSetting(),
                new UnsetVariable(),
                new AliasLine(),
                new ForgetAlias(),
                new BindKey(),
                new Last(),
                new History(),
                new SourceFile(),
                Conditional.ok(),
                Conditional.failed(),
                new Repeat(),
                new Watch(),
                new Top(),
                new Explain(),
                new RecordLines(),
                new ReplayLines(),
                new Log());
    }

    /** What is done with nodes beside commands. */
    private static List<Builtin> ofWork() {
        MpiRuns runs = new MpiRuns();
        return List.of(
                new NodeSets(),
                new MachineFiles(),
                new RunRanks(runs),
                new ShowRanks(runs),
                new Bench(runs),
                new PushFiles(),
                new PullFiles(),
                new SendInput(),
                new BeginJob(),
                new ListJobs(),
                new ForegroundJob(),
                new AwaitJobs(),
                new KillJobs(),
                new TimeLimit(),
                new BatchRun(),
                new Exit());
    }

    /** Finds one by its name. */
    public Optional<Builtin> get(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Returns them in the order of help. */
    public Collection<Builtin> list() {
        return byName.values();
    }

    /** Returns their names. */
    public Set<String> names() {
        return new LinkedHashSet<>(byName.keySet());
    }

    /** Returns the lines that the user has given names. */
    public Aliases aliases() {
        return aliases;
    }

    /** Returns a parser that knows them, and the aliases there are at any time. */
    public Parser parser() {
        Set<String> tailed = byName.values().stream()
                .filter(Builtin::takesCommand)
                .map(Builtin::name)
                .collect(Collectors.toSet());
        Map<String, Pattern> beforeLine = new LinkedHashMap<>();
        byName.values().forEach(builtin -> builtin.beforeLine().ifPresent(p -> beforeLine.put(builtin.name(), p)));
        return new Parser(byName.keySet(), tailed, beforeLine, aliases);
    }
}
