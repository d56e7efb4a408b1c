package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.exec.Told.err;
import static pish.exec.Told.exited;
import static pish.exec.Told.out;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.command.Results;
import pish.exec.Event;
import pish.exec.Gather;
import pish.exec.Spools;
import pish.node.NodeSet;

/** What programs print here, they were seen to print without a terminal and with an empty standard input. */
class UnattendedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '"', textBlock = """
        top                        ¦ 1   ¦                                                ¦ all: top -b -n 1
        sudo apt-get upgrade       ¦ 1   ¦ Do you want to continue? [Y/n] Abort.\\n       ¦ all: sudo apt-get -y upgrade
        apt install a && apt install b ¦ 1 ¦ Do you want to continue? [Y/n] Abort.\\n     ¦ all: apt -y install a && apt install b
        ssh-keygen                 ¦ 1   ¦ Enter file in which to save the key (/x):      ¦ all: ssh-keygen -t ed25519 -N '' -f ~/.ssh/id_ed25519
        ssh-keygen -t rsa -N ''    ¦ 1   ¦ Enter file in which to save the key (/x):      ¦ all: ssh-keygen -f ~/.ssh/id_rsa -t rsa -N ''
        nano /etc/hosts            ¦ 1   ¦ Error opening terminal: unknown.\\n            ¦ login pi01 nano /etc/hosts
        vim x                      ¦ 130 ¦ Vim: Warning: Output is not to a terminal\\n^[[2J~ ¦ login pi01 vim x
        busybox vi x               ¦ 1   ¦ vi: can't read user input                      ¦ login pi01 busybox vi x
        sudo raspi-config          ¦ 1   ¦ Error opening terminal: unknown.\\n            ¦ login pi01 sudo raspi-config
        tmux                       ¦ 1   ¦ open terminal failed: not a terminal\\n        ¦ login pi01 tmux
        su -c id                   ¦ 1   ¦ Password: su: Authentication failure\\n        ¦ login pi01 su -c id
        passwd                     ¦ 10  ¦ passwd: Authentication token manipulation error\\n ¦ login pi01 passwd
        adduser ann                ¦ 1   ¦ New password: Password change has been aborted.\\n ¦ all: adduser --disabled-password --gecos '' ann
        python3 ask.py             ¦ 1   ¦ name? EOFError: EOF when reading a line\\n     ¦ login pi01 python3 ask.py
        ./setup.sh                 ¦ 1   ¦ Continue? [y/N]                                ¦ login pi01 ./setup.sh
        rm -i x                    ¦ 0   ¦ rm: remove regular file 'x'?                   ¦ login pi01 rm -i x
        ./ask | tee log            ¦ 1   ¦ Which one?                                     ¦ login pi01
        """)
    void says_what_to_type_instead(String command, int status, String printed, String instead) {
        String text = printed == null ? "" : printed.replace("\\n", "\n").replace("^", "\u001b");
        assertThat(advice(command, status, text)).endsWith(": type `" + instead + "`");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '"', textBlock = """
        grep x y        ¦ 1   ¦ ""
        false           ¦ 1   ¦ no such file: x\\n
        uptime          ¦ 0   ¦ up 3 days: not a tty\\n
        top -b -n 1     ¦ 1   ¦ ""
        top -b -n 1     ¦ 0   ¦ top - 10:00:00 up\\n
        printf 'a: '    ¦ 0   ¦ "a: "
        cat questions   ¦ 0   ¦ Is it so?\\nIt is.\\n
        head -c 9 noise ¦ 0   ¦ "?"
        make            ¦ 2   ¦ Error: what now?\\n
        nano x          ¦ 127 ¦ bash: nano: command not found\\n
        """)
    void says_nothing_of_others(String command, int status, String printed) {
        assertThat(advice(command, status, printed.replace("\\n", "\n"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, nano wanted a terminal", "2, 'and so on, one node at a time'"})
    void says_how_often(int nodes, String part) {
        String[] names = nodes == 1 ? new String[] {"pi01"} : new String[] {"pi01", "pi02"};
        assertThat(advice("nano x", 1, "not a tty\n", names)).contains(part);
    }

    private static String advice(String command, int status, String printed, String... nodes) {
        String[] names = nodes.length == 0 ? new String[] {"pi01"} : nodes;
        String onError = advice(command, status, node -> err(node, printed), names);
        assertThat(advice(command, status, node -> out(node, printed), names)).isEqualTo(onError);
        return onError;
    }

    private static String advice(String command, int status, Function<String, Event> output, String... nodes) {
        try (Gather gather = new Gather(new Spools())) {
            NodeSet set = NodeSet.of(List.of(nodes));
            gather.handle(new Event.Started(set, command));
            for (String node : nodes) {
                gather.handle(output.apply(node));
                gather.handle(exited(node, status));
            }
            return Unattended.advice(new Results.Result(1, "all: " + command, set, gather, gather.outcome()))
                    .orElse("");
        }
    }
}
