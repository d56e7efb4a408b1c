package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AlignmentTest {
    @Test
    void findsAsMuchInCommonAsThereIs() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            List<String> left = letters(random, random.nextInt(12));
            List<String> right = letters(random, random.nextInt(12));

            int[] partners = Alignment.of(left, right, new Effort(1_000_000)).orElseThrow();

            assertThat(partners).hasSize(left.size());
            int common = 0;
            int last = -1;
            for (int i = 0; i < partners.length; i++) {
                if (partners[i] != Alignment.NONE) {
                    assertThat(left.get(i)).isEqualTo(right.get(partners[i]));
                    assertThat(partners[i]).isGreaterThan(last);
                    last = partners[i];
                    common++;
                }
            }
            assertThat(common).as("%s %s", left, right).isEqualTo(longestCommon(left, right));
        }
    }

    @Test
    void givesUpWhatDiffersTooMuch() {
        List<String> ones = Collections.nCopies(1001, "1");
        List<String> twos = Collections.nCopies(1001, "2");

        assertThat(Alignment.of(ones, twos, new Effort(Long.MAX_VALUE))).isEmpty();
        assertThat(Alignment.of(ones.subList(0, 500), twos.subList(0, 500), new Effort(Long.MAX_VALUE)))
                .isPresent();
    }

    @Test
    void stopsWhenItsEffortIsSpent() {
        List<String> ones = Collections.nCopies(500, "1");
        List<String> twos = Collections.nCopies(500, "2");
        Effort effort = new Effort(2000);

        assertThat(Alignment.of(ones, twos, effort)).isEmpty();
        assertThat(Alignment.of(ones, ones, effort)).isEmpty();
    }

    private static List<String> letters(Random random, int count) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            letters.add(String.valueOf((char) ('a' + random.nextInt(3))));
        }
        return letters;
    }

    private static int longestCommon(List<String> left, List<String> right) {
        int[][] best = new int[left.size() + 1][right.size() + 1];
        for (int i = 1; i <= left.size(); i++) {
            for (int j = 1; j <= right.size(); j++) {
                best[i][j] = left.get(i - 1).equals(right.get(j - 1))
                        ? best[i - 1][j - 1] + 1
                        : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[left.size()][right.size()];
    }
}
