package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.command.Settings;
import pish.exec.SudoQuestion;
import pish.node.Cluster;
import pish.node.Node;
import pish.render.Palette;
import pish.render.Screen;
import pish.render.Sink;
import pish.render.Sinks;
import pish.transport.UnknownHostKey;

/** Lines that are held back, on nodes that run nothing in truth. */
class GuardsTest {
    private final Lab lab = new Lab();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> questions = new ArrayList<>();
    private final Cluster cluster =
            Cluster.of(List.of(Node.of("pi01"), Node.of("pi02"), Node.of("pi03")), Optional.of("pi01"));
    private final Operator nobody = new Batch(new Settings());
    private boolean typesTheNumber;

    private int run(Operator operator, String... lines) {
        err.reset();
        lab.commands.clear();
        Sink sink = new Sink(err, false, Palette.PLAIN);
        Screens screens = new Screens(
                new Sinks(new Sink(new ByteArrayOutputStream(), false, Palette.PLAIN), sink), Screen.none());
        try (Shell shell = new Shell(cluster, lab.links(), new Settings(), screens, operator, List::of)) {
            return shell.run(shell.sources().reader("", new StringReader(String.join("\n", lines))))
                    .code();
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private final Operator person = new Operator() {
        @Override
        public boolean confirm(String question) {
            throw new AssertionError("nobody is asked for yes or no");
        }

        @Override
        public boolean confirmCount(String why, int nodes) {
            questions.add(why + " on " + nodes);
            return typesTheNumber;
        }

        @Override
        public boolean trust(List<UnknownHostKey> keys) {
            return false;
        }

        @Override
        public Optional<char[]> sudoPassword(SudoQuestion question) {
            return Optional.empty();
        }

        @Override
        public Optional<char[]> password(String prompt) {
            return Optional.empty();
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "all: sudo reboot",
                "bg all: sudo reboot",
                "timeout 5 all: sudo reboot",
                "batch 1 all: sudo reboot",
                "bg --detach all: sudo reboot",
            })
    void aLineThatWouldEndTheHubIsRefusedInScriptsToo(String line) {
        assertThat(run(nobody, "set confirm off", line)).isEqualTo(1);
        assertThat(said())
                .contains("not run: pi01 is this machine, and pish would end with it; "
                        + "type `@others: sudo reboot` for the others");
        assertThat(lab.commands).isEmpty();
    }

    @Test
    void theRemedyReachesNoMoreThanTheLineDid() {
        assertThat(run(nobody, "pi[01-02]: sudo poweroff")).isEqualTo(1);
        assertThat(said()).contains("type `pi02: sudo poweroff` for the others");
        assertThat(run(nobody, "@hub: systemctl suspend")).isEqualTo(1);
        assertThat(said()).contains("`!systemctl suspend` is for this machine alone");
        assertThat(lab.commands).isEmpty();
    }

    @Test
    void aScriptIsAskedNothing() {
        run(nobody, "@others: sudo reboot");
        assertThat(said()).doesNotContain("not run");
        assertThat(lab.commands).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@others: sudo reboot",
                "bg @others: reboot",
                "batch 1 wait 5s @others: reboot",
                "timeout 5 @others: reboot"
            })
    void aPersonTypesTheNumber(String line) {
        assertThat(run(person, line)).isEqualTo(1);
        assertThat(questions).containsExactly("this ends machines on 2");
        assertThat(said()).isEqualTo("pish: not run: the number of nodes was not typed\n");
        assertThat(lab.commands).isEmpty();
        typesTheNumber = true;
        run(person, line);
        assertThat(lab.commands).isNotEmpty();
    }

    @Test
    void sudoAsksAboveTheNumberThatIsSet() {
        run(person, "all: sudo true");
        assertThat(questions).isEmpty();
        run(person, "set errors continue", "set confirm 2", "pi[02-03]: sudo true", "all: sudo true");
        assertThat(questions).containsExactly("this runs as root on 3");
        run(person, "set errors continue", "set confirm off", "all: sudo true", "all: sudo mkfs /dev/sda");
        assertThat(questions).hasSize(1);
    }
}
