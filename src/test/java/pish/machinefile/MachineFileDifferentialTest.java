package pish.machinefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pish.Volume;

/** Asks Debian's launchers and pish the same: is a machinefile taken, and how many ranks go where. */
class MachineFileDifferentialTest {
    private static final long SEED = 20_260_307;
    private static final int COUNT = Volume.of(20, 60);
    /** The launchers mostly wait. */
    private static final int AT_ONCE = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void agreesOnGeneratedFiles(Launcher launcher) throws Exception {
        var texts = new MachineFileTexts(SEED, launcher.dialect());
        var cases = new ArrayList<Case>();
        for (int i = 0; i < COUNT; i++) {
            cases.add(new Case(launcher, texts.next(), texts.share()));
        }
        long refused = compare(launcher, "seed " + SEED, cases);
        System.out.printf("%d machinefiles, %d of them refused: as by %s%n", COUNT, refused, launcher);
        assertThat(refused).isBetween(COUNT / 10L, COUNT / 2L);
    }

    @ParameterizedTest
    @EnumSource
    void agreesOnCollectedFiles(Launcher launcher) throws Exception {
        var cases = MachineFileTexts.COLLECTED.stream()
                .map(text -> new Case(launcher, text, 1))
                .toList();
        assertThat(compare(launcher, "collected", cases)).isBetween(10L, 30L);
    }

    /** Returns how many the launcher refused. */
    private long compare(Launcher launcher, String what, List<Case> cases) throws Exception {
        assumeTrue(launcher.installed(), launcher + " is not installed");
        var deviations = Deviations.of(launcher.dialect());
        var softly = new SoftAssertions();
        var answers = all(cases.stream()
                .<Callable<Launcher.Answer>>map(c -> () -> c.ask(folder))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            var text = cases.get(i).text();
            softly.assertThat(cases.get(i).expected(answers.get(i), deviations))
                    .as("%s, number %d:%n%s", what, i, text)
                    .isEqualTo(answers.get(i).toString());
        }
        softly.assertAll();
        return answers.stream().filter(answer -> !answer.accepted()).count();
    }

    @ParameterizedTest
    @EnumSource
    void isStricterJustWhereThePageSaysSo(Launcher launcher) throws Exception {
        assumeTrue(launcher.installed(), launcher + " is not installed");
        var rows = Deviations.of(launcher.dialect()).rows();
        assertThat(rows).hasSizeGreaterThan(10);
        var cases = rows.stream()
                .map(row -> new Case(launcher, row.text() + "\n", 0))
                .toList();
        var answers = all(cases.stream()
                .<Callable<Launcher.Answer>>map(c -> () -> c.ask(folder))
                .toList());
        var softly = new SoftAssertions();
        for (int i = 0; i < rows.size(); i++) {
            var text = rows.get(i).text();
            softly.assertThat(answers.get(i).accepted()).as(text).isTrue();
            softly.assertThat(cases.get(i).file().faults()).as(text).hasSize(1);
            softly.assertThat(cases.get(i).file().faults().toString())
                    .as(text)
                    .contains(rows.get(i).message());
        }
        softly.assertAll();
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var results = new ArrayList<T>();
            for (Future<T> done : pool.invokeAll(tasks)) {
                results.add(done.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /**
     * A machinefile, and a number of ranks.
     *
     * @param share of its slots that are asked for, 0 to 1; at least one is
     */
    private record Case(Launcher launcher, String text, double share) {
        HostFile file() {
            return HostFile.of(Path.of("hosts"), text, Optional.of(launcher.dialect()));
        }

        /** Open MPI counts the cores of a host without a number, and takes one of one it does not reach. */
        private int ranks() {
            int slots = file().slots().values().stream()
                    .mapToInt(n -> Math.max(1, n))
                    .sum();
            return Math.max(1, (int) Math.round(slots * share));
        }

        Launcher.Answer ask(Path folder) throws IOException, InterruptedException {
            var path = Files.createTempFile(folder, "hosts", "");
            Files.writeString(path, text);
            return launcher.place(path, ranks());
        }

        /** Returns what the answer should have been, which a refusal that the page explains leaves open. */
        String expected(Launcher.Answer answer, Deviations deviations) {
            var faults = file().faults();
            boolean stricter = answer.accepted() && faults.stream().allMatch(deviations::explain);
            if (!faults.isEmpty()) {
                return stricter || !answer.accepted() ? answer.toString() : "refused: " + faults;
            }
            return new Launcher.Answer(true, filled()).toString();
        }

        private Map<String, Integer> filled() {
            var hosts = new ArrayList<HostFile.Row>();
            if (launcher.dialect() == Dialect.MPICH) {
                hosts.addAll(file().rows());
            } else {
                file().slots()
                        .forEach((host, slots) -> hosts.add(
                                new HostFile.Row(Dialect.OPEN_MPI.host(host), "" + Math.max(1, slots), "", 0)));
            }
            var filled = new LinkedHashMap<String, Integer>();
            int left = ranks();
            for (var host : hosts) {
                int here = Math.min(left, Integer.parseInt(host.slots()));
                left -= here;
                filled.merge(host.host(), here, Integer::sum);
            }
            filled.values().removeIf(here -> here == 0);
            return filled;
        }
    }
}
