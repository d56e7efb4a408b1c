package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownOptionTest {
    private static MpiPlan plan(String line) {
        JobRequest request = JobRequestReader.read(List.of(line.split(" ")));
        return new MpiPlan(request, Placement.of(List.of(new Placement.Host("pi01", 4)), 4), "pi01", "");
    }

    @Test
    void isNamedAsItWasTypedWhateverMpiexecMadeOfIt() {
        assertThat(UnknownOption.of(plan("-verbse a"), List.of("orterun: Error: unknown option \"-e\"")))
                .contains("mpiexec on pi01 has no option -verbse; did you mean -verbose?");
        assertThat(UnknownOption.of(
                        plan("--foo a"),
                        List.of("[mpiexec@pi01] match_arg (utils/args/args.c:163): unrecognized argument foo")))
                .contains("mpiexec on pi01 has no option --foo; help mpiexec shows what there is");
    }

    @Test
    void oneThatIsKnownHereMayBeUnknownThere() {
        assertThat(UnknownOption.of(
                        plan("-usize 4 a"),
                        List.of("[mpiexec@pi01] match_arg (utils/args/args.c:163): unrecognized argument usize")))
                .contains("mpiexec on pi01 has no option -usize; help mpiexec shows what there is");
    }

    @Test
    void anythingElseIsNotItsFault() {
        assertThat(UnknownOption.of(plan("-foo a"), List.of("something else", "unknown option")))
                .isEmpty();
    }

    @Test
    void explainsAProgramThatIsNone() {
        assertThat(UnknownOption.before(plan("-m 4 a"), "4"))
                .contains("-m is not known to take a value, so 4 was taken for the program; did you mean -n?");
        assertThat(UnknownOption.before(plan("-m 4 a"), "a")).isEmpty();
        assertThat(UnknownOption.before(plan("-n 4 a"), "a")).isEmpty();
    }
}
