package pish.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pish.Volume;
import pish.syntax.SyntaxError;

/** Whatever is typed is a node set, or an error with a place; {@code -Dpish.fuzz.seconds=60} looks for longer. */
class NodeSetFuzzTest {
    private static final int SECONDS = Integer.getInteger("pish.fuzz.seconds", Volume.of(2, 10));
    private static final long SEED = Long.getLong("pish.fuzz.seed", 20_260_102);
    private static final String ALPHABET = "[[]]--//,,!&^@*?:%0019 ab.\u00e9\u0663\t\u00a0\ud83d";

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void nothingButASetOrAnErrorWithAPlace() {
        var random = new Random(SEED);
        var expressions = new Expressions(SEED, 10);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int sets = 0;
        int errors = 0;
        while (System.nanoTime() < end) {
            var text = random.nextBoolean() ? noise(random) : damaged(expressions.next(), random);
            try {
                check(text);
                sets++;
            } catch (SyntaxError e) {
                assertThat(e.source()).as("seed %d", SEED).isEqualTo(text);
                assertThat(e.start()).as("<%s>", text).isBetween(0, text.length());
                assertThat(e.end()).as("<%s>", text).isBetween(e.start(), text.length());
                errors++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d: <%s>".formatted(SEED, text), e);
            }
        }
        System.out.printf("fuzzed for %d s, seed %d: %d sets, %d errors%n", SECONDS, SEED, sets, errors);
        assertThat(sets).isPositive();
        assertThat(errors).isPositive();
    }

    /** Reads a text in all ways; what is printed of a small set must be one again, and as large. */
    private static void check(String text) {
        var set = NodeSet.parse(text);
        if (set.size() > 2_000) {
            return;
        }
        assertThat(set.names()).as("<%s>", text).hasSize(set.size());
        if (hyphens(text) <= 3) {
            assertThat(set.names()).as("<%s>", text).allMatch(set::contains);
        }
        assertThat(Selection.split(set, 3).stream().mapToInt(NodeSet::size).sum())
                .isEqualTo(set.size());
        assertThat(NodeSet.unionOf(Selection.contiguous(set))).as("<%s>", text).isEqualTo(set);
        assertThat(Folding.PLAIN.withAutostep(2).text(set)).isNotNull();
    }

    private static long hyphens(String text) {
        return text.chars().filter(c -> c == '-').count();
    }

    private static String noise(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(16); length > 0; length--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private static String damaged(String expression, Random random) {
        var text = new StringBuilder(expression);
        for (int blows = random.nextInt(3); blows > 0; blows--) {
            int at = random.nextInt(text.length() + 1);
            text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            text.deleteCharAt(random.nextInt(text.length()));
        }
        return text.toString();
    }
}
