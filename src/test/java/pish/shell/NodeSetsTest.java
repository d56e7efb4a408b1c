package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code nodeset} prints; where not said otherwise, the same as {@code cluset}. */
class NodeSetsTest {
    @TempDir
    private Path home;

    private Batches pish;

    @BeforeEach
    void start() {
        pish = new Batches(home);
    }

    @AfterEach
    void close() {
        pish.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-f n[1-5] -x n3|n[1-2,4-5]",
                "-f n[1-5] -i n[2-9] -X n[5-6]|n[2-4,6]",
                "-f n[1-5] -xn3 n3|n[1-5]",
                "-fx n3 n[1-5] -x n4|ERROR",
                "-f n[1-5] --exclude=n[1-2] --intersection n[1-4]|n[3-4]",
                "-f -- n1 n2|n[1-2]",
                "-a -f -x pi02|pi[01,03-04]",
                "-f --autostep=3 n[1-10/3],n[2,5,8]|n[1-2,4-5,7-8,10]",
                "-f --autostep=auto n[1-9/2]|n[1-9/2]",
                "-f --autostep 50% n[1-9/2],n[20-21]|n[1-9/2,20-21]",
                "-f --autostep=4 n[1,3,5,9,11,13,15]|n[1,3,5,9-15/2]",
                "-f --split 3 n[1-10]|n[1-4];n[5-7];n[8-10]",
                "-f --split 20 n[1-3]|n1;n2;n3",
                "-e --split 2 n[1-5]|n1 n2 n3;n4 n5",
                "-c --split 2 n[1-5]|3;2",
                "-f --contiguous n[1-5,7,9-10],x1y1,x1y2,x2y2,a|a;n[1-5];n7;n[9-10];x1y[1-2];x2y2",
                "-f --contiguous n[8-12,01-03]|n[8-9];n[01-03];n[10-12]",
                "-f --axis 1 x[1-2]y[1-3]|x[1-2]y1,x[1-2]y2,x[1-2]y3",
                "-f --axis 2 x[1-2]y[1-3],n[1-2],a|a,n1,n2,x1y[1-3],x2y[1-3]",
                "-f --axis -1 x[1-2]y[1-3]|x1y[1-3],x2y[1-3]",
                "-f -I 0-8/2 n[1-10]|n[1,3,5,7,9]",
                "-f -I 8-20 n[1-10]|n[9-10]",
                "-e -O %s-ib0 n[1-3]|n1-ib0 n2-ib0 n3-ib0",
                "-e -O '<%s>' -S '\\n' n[1-3]|<n1>;<n2>;<n3>",
                "-f -O x-%s n[1-3]|x-n[1-3]",
                "-c -O N=%s n[1-3]|N=3",
                "-c --pick 2 n[1-5]|2",
                "-f --pick 9 n[1-3]|n[1-3]",
                "-f -R 1-5 7 -x 3|1-2,4-5,7",
                "-e -R 01-05|01 02 03 04 05",
                "-f -R --autostep=3 1 3 5|1-5/2",
                "-f -R --split 2 1-5|1-3;4-5",
                "-r x[1-2]|x[1-2]",
                "-c -R 1-5|5",
            })
    void printsWhatClusetPrints(String options, String lines) {
        int status = pish.run("nodeset " + options);
        if (lines.equals("ERROR")) {
            assertThat(status).isEqualTo(2);
            assertThat(pish.err()).contains("nothing stands before -x", "options are taken from left to right");
        } else {
            assertThat(pish.out().strip()).as(pish.err()).isEqualTo(lines.replace(';', '\n'));
        }
    }

    @Test
    void picksFromTheSetAlone() {
        pish.run("nodeset -e --pick 2 -S , n[1-5]");
        assertThat(pish.out().strip().split(",")).hasSize(2).allMatch(name -> name.matches("n[1-5]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nodeset -f -",
                "nodeset -x n1",
                "nodeset --split 0 n1",
                "nodeset --split",
                "nodeset --pick -1 n1",
                "nodeset --autostep=1 n1",
                "nodeset --autostep=x n1",
                "nodeset -I -1 n1",
                "nodeset -I x n1",
                "nodeset -O %d n1",
                "nodeset -O %s%s n1",
                "nodeset -O x n1",
                "nodeset -e --axis 1 n1",
                "nodeset --split 2 --contiguous n1",
                "nodeset -R n1",
                "nodeset -R -r 1-2",
                "nodeset -a -s nosuch",
                "nodeset -e -c n1",
                "nodeset -c n[0-999999999]",
            })
    void refusesWithAPlaceAndARemedy(String line) {
        assertThat(pish.run(line)).isEqualTo(2);
        assertThat(pish.err()).contains("^").doesNotContain("null");
        assertThat(pish.out()).isEmpty();
    }
}
