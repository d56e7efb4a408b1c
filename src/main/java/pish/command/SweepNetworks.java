package pish.command;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import pish.exec.Event;
import pish.transport.ExitStatus;

/** Finds the hosts of networks. */
final class SweepNetworks implements Builtin {
    /** How many lines are listed between two looks at whether Ctrl-C was pressed; a power of two. */
    private static final int BREATH = 256;

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public String summary() {
        return "Find the hosts of networks, this machine's own or those named as nmap names targets";
    }

    @Override
    public String arguments() {
        return "[NETWORK...]";
    }

    @Override
    public List<String> examples() {
        return List.of("sweep", "sweep 192.168.1.*", "sweep --list 10.0.0-1.1,5,9-20 --exclude 10.0.1.5");
    }

    @Override
    public Options options() {
        Options options = new Options();
        SweepTargets.addOptions(options);
        return options.addOption(Option.builder()
                .longOpt("list")
                .desc("only list the addresses, as nmap -sL -n does")
                .get());
    }

    @Override
    public ExitStatus run(Context context, Invocation invocation) throws IOException {
        SweepTargets targets = SweepTargets.read(context, invocation);
        ExitStatus status = list(context, targets.list().listing());
        return status.code() == 0 && targets.faulty() ? new ExitStatus(1) : status;
    }

    private static ExitStatus list(Context context, Iterator<String> lines) {
        for (long count = 1; lines.hasNext(); count++) {
            context.emit(new Event.Text(lines.next()));
            if (count % BREATH == 0 && context.interrupted()) {
                return ExitStatus.INTERRUPTED;
            }
        }
        return ExitStatus.OK;
    }
}
