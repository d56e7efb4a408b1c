package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pish.command.Builtin;
import pish.command.Builtins;
import pish.node.NodeSet;

/** What Tab offers among the arguments of built-ins; the bar marks the cursor. */
class ArgumentCompletionTest {
    private final Lab lab = new Lab();
    private final Tabs tabs = new Tabs(lab, Lab.cluster(4).withGroups(Map.of("workers", NodeSet.parse("pi[02-04]"))));

    @AfterEach
    void stop() {
        tabs.close();
    }

    private static List<String> takingTargets() {
        return Builtins.all().list().stream()
                .filter(builtin -> builtin.arguments().matches("\\[?(TARGET|EXPR|NODE)\\b.*"))
                .map(Builtin::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("takingTargets")
    void targetsAreOfferedWhereverTheyAreTaken(String builtin) {
        assertThat(tabs.completed(builtin + " pi03|")).contains(builtin + " pi03");
        assertThat(tabs.completed(builtin + " pi[03-|")).contains(builtin + " pi[03-04]");
        assertThat(tabs.completed(builtin + " all!@wo|")).contains(builtin + " all!@workers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "remove -y pi04|>remove -y pi04",
                "remove pi01 pi04|>remove pi01 pi04",
                "remove --dr|>remove --dry-run",
                "nodes --sort lat|>nodes --sort latency",
                "nodes --sort latency pi04|>nodes --sort latency pi04",
                "nodeset -x pi04|>nodeset -x pi04",
                "nodeset -f pi01 --xor @work|>nodeset -f pi01 --xor @workers",
                "group wor|>group workers",
                "group workers |>group workers =",
                "group few = pi04|>group few = pi04",
                "add pi05 10.0.0.5 slo|>add pi05 10.0.0.5 slots=",
                "add pi05 hu|>add pi05 hub",
                "add pi05 slots=4 @wor|>add pi05 slots=4 @workers",
                "last li|>last live",
                "last pi04|>last pi04",
                "last pi04 js|>last pi04 json",
                "output qu|>output quiet",
                "log of|>log off",
                "record st|>record stop",
                "set output li|>set output live",
            })
    void wordsAreOfferedWhereTheyGo(String barred, String completed) {
        assertThat(tabs.completed(barred)).containsExactly(completed);
    }

    @ParameterizedTest
    @CsvSource({"output live l|", "connect pi01 pi0|", "nodes --sort pi0|", "group few pi0|", "add pi0|"})
    void nothingIsOfferedWhereNothingGoes(String barred) {
        assertThat(tabs.completed(barred)).isEmpty();
    }

    @Test
    void filesAreOfferedWhereFilesGo(@TempDir Path folder) throws IOException {
        Files.createFile(folder.resolve("build.pish"));
        assertThat(tabs.completed("source " + folder + "/bu|")).containsExactly("source " + folder + "/build.pish");
        assertThat(tabs.completed("record " + folder + "/bu|")).containsExactly("record " + folder + "/build.pish");
    }

    @Test
    void commandsOfANodeAreOfferedBehindIt() {
        tabs.shell.links().await(NodeSet.of("pi02"));
        lab.output = "htop\0ls\0";
        assertThat(tabs.completed("login pi02 ht|")).containsExactly("login pi02 htop");
    }
}
