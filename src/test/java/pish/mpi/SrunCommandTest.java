package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pish.mpi.Placement.Host;

class SrunCommandTest {
    private static MpiPlan plan(String line) {
        JobRequest request = JobRequestReader.read(List.of(("--launcher slurm " + line).split(" ")));
        List<Host> hosts = List.of(new Host("a", 2), new Host("b", 1));
        return new MpiPlan(request, Placement.of(hosts, MpiPlan.ranks(request, hosts)), "a", "/home/pi");
    }

    @Test
    void leavesNodesToSlurm() {
        assertThat(SrunCommand.shown(plan("-n 4 ./a b;c")))
                .isEqualTo("srun --ntasks=4 --chdir=/home/pi --input=none ./a 'b;c'");
        assertThat(SrunCommand.shown(plan("-n 5 -ppn 2 --time 10 ./a")))
                .isEqualTo("srun --ntasks=5 --nodes=3 --ntasks-per-node=2 --chdir=/home/pi --input=none --time=10 ./a");
    }

    @Test
    void asksForNodesThatTheLineNames() {
        assertThat(SrunCommand.shown(plan("-hosts a:2,b -n 3 ./a").reading(Optional.of("in"))))
                .isEqualTo("srun --ntasks=3 --nodelist=a,a,b --distribution=arbitrary --chdir=/home/pi --input=0 ./a");
    }

    @Test
    void saysWhatEachProgramIs() {
        List<String> words =
                SrunCommand.arguments(plan("-genv A 1 -n 1 ./a : -n 2 -env B 2 -wdir /x ./b c"), RankMark.of("0123"));

        assertThat(words.get(0)).isEqualTo("--job-name=a");
        assertThat(words.subList(words.indexOf("0123"), words.size()))
                .containsExactly(
                        "0123", "1", "", "1", "1", "A=1", "./a", "2", "/x", "2", "2", "A=1", "B=2", "./b", "c");
    }
}
