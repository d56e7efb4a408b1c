package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pish.mpi.Placement.Host;

class DirectWayTest {
    private static final RankMark MARK = RankMark.of("0123");

    private static MpiPlan plan(String line, Host... hosts) {
        JobRequest request = JobRequestReader.read(List.of(line.split(" ")));
        Placement placement = Placement.of(List.of(hosts), MpiPlan.ranks(request, List.of(hosts)));
        return new MpiPlan(request, placement, "a", "/home/pi");
    }

    private static MpiPlan plan(String line) {
        return plan(line, new Host("a", 1), new Host("b", 1));
    }

    private static MpiPlan reading(MpiPlan plan) {
        return plan.reading(Optional.of("in"));
    }

    @Test
    void takesWhatItUnderstands() {
        assertThat(plan("-genv A 1 -x B=2 -n 2 -env C=3 -wdir /x ./a : ./b").whyHydra())
                .isEmpty();
        assertThat(plan("-n 14 ./a").whyHydra()).isEmpty();
        assertThat(reading(plan("./a")).whyHydra()).isEmpty();
    }

    @Test
    void leavesTheRestToHydra() {
        assertThat(plan("--launcher hydra ./a").whyHydra()).contains("--launcher hydra asks for it");
        assertThat(plan("-genv A 1 -bind-to core ./a").whyHydra()).contains("-bind-to is for it");
        assertThat(plan("-genvall ./a").whyHydra()).contains("-genvall is for it");
        assertThat(plan("./a : -envlist X ./b").whyHydra()).contains("-envlist is for it");
        assertThat(plan("-genv A;b 1 ./a").whyHydra()).contains("-genv is for it");
        assertThat(plan("-n 15 ./a").whyHydra()).contains("pish itself starts at most 7 ranks on a node, and a has 8");
        assertThat(reading(new MpiPlan(plan("./a").request(), plan("./a").placement(), "b", ""))
                        .whyHydra())
                .contains("what rank 0 reads is on b");
    }

    @Test
    void saysWhichRanksShareNodes() {
        Host[] four = IntStream.range(0, 4).mapToObj(i -> new Host("n" + i, 1)).toArray(Host[]::new);
        assertThat(PmiServer.mapping(plan("-n 4 a", four).placement())).contains("(vector,(0,4,1))");
        assertThat(PmiServer.mapping(plan("-n 6 a", four).placement())).contains("(vector,(0,4,1),(0,2,1))");
        assertThat(PmiServer.mapping(plan("-n 5 a", new Host("a", 2), new Host("b", 2), new Host("a", 1))
                        .placement()))
                .contains("(vector,(0,2,2),(0,1,1))");
        assertThat(PmiServer.mapping(
                        plan("-n 3 a", new Host("a", 1), new Host("b", 2)).placement()))
                .contains("(vector,(0,1,1),(1,1,2))");
    }

    @Test
    void aRankIsACommandOfItsShell() {
        MpiPlan plan = reading(plan("-genv A 1 -n 1 -env A 2 ./a it's : -wdir /x echo b"));
        String set = " PISH_JOB=0123 GFORTRAN_UNBUFFERED_PRECONNECTED=y PMI_RANK='0' A='1' A='2'";
        String words = " './a' 'it'\\''s' <'/home/pi/in'";

        assertThat(DirectScript.rank(MARK, plan, 0, Map.of("PMI_RANK", "0")))
                .isEqualTo(
                        "if [ \"$PWD\" = '/home/pi' ] && [ -n \"${BASH_VERSION-}\" ] && ! declare -F './a' >/dev/null;"
                                + "then {" + set + words
                                + " 2>&7 7>&- & } 7>&2 2>/dev/null;printf '\\0010123b%s\\n' $!;wait $!;"
                                + "else (cd -- '/home/pi'||exit;export" + set
                                + ";read -r __pish_pid __pish_rest </proc/self/stat;"
                                + "printf '\\0010123b%s\\n' \"$__pish_pid\";exec" + words + ");fi");
        assertThat(DirectScript.rank(MARK, plan, 1, Map.of()))
                .startsWith("(cd -- '/x'||exit;export PISH_JOB=0123 GFORTRAN_UNBUFFERED_PRECONNECTED=y A='1';")
                .endsWith("exec 'echo' 'b' <'/dev/null')");
    }
}
