package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pish.node.GroupSource;
import pish.node.NodeSet;
import pish.syntax.SyntaxError;

/** What Tab offers of groups that other programs keep, who may be slow or broken. */
@Timeout(60)
class GroupCompletionTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean broken;

    private final GroupSource outside = new GroupSource() {
        @Override
        public Optional<NodeSet> group(String source, String name) {
            throw new AssertionError("nobody asks for nodes");
        }

        @Override
        public Collection<String> groups(String source) {
            if (broken) {
                throw new SyntaxError("group source slurm failed with status 1", "", 0, 0);
            }
            return switch (source) {
                case "" -> List.of("default", "rack1");
                case "slurm" -> List.of("idle", "idle-big", "busy", "red\u001b[31m", "a b");
                case "slow" -> {
                    awaitGate();
                    yield List.of("late");
                }
                default -> List.of();
            };
        }

        @Override
        public Collection<String> sources() {
            return List.of("slow", "slurm");
        }

        @Override
        public NodeSet all() {
            return NodeSet.EMPTY;
        }
    };

    private final Tabs tabs = new Tabs(
            new Lab(),
            Lab.cluster(4)
                    .withGroups(Map.of("workers", NodeSet.parse("pi[02-04]")))
                    .withOutside(outside));

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        gate.countDown();
        tabs.close();
    }

    @Test
    void groupsAndSourcesAreOffered() {
        assertThat(tabs.completed("@wo|")).containsExactly("@workers:");
        assertThat(tabs.completed("@r|")).containsExactly("@rack1:");
        assertThat(tabs.completed("@sl|")).containsExactly("@slow:", "@slow:", "@slurm:");
        assertThat(tabs.completed("@slurm:|")).containsExactly("@slurm:busy:", "@slurm:idle-big:", "@slurm:idle:");
        assertThat(tabs.completed("all!@slurm:id|")).containsExactly("all!@slurm:idle-big:", "all!@slurm:idle:");
        assertThat(tabs.completed("use @slurm:b|")).containsExactly("use @slurm:busy");
        assertThat(tabs.completed("nodeset -f @@s|")).containsExactly("nodeset -f @@slow", "nodeset -f @@slurm");
        assertThat(tabs.completed("nodeset -s sl|")).containsExactly("nodeset -s slow", "nodeset -s slurm");
    }

    @Test
    void aSlowSourceIsNotWaitedForAndThereTheNextTime() throws InterruptedException {
        long begun = System.nanoTime();
        assertThat(tabs.completed("@slow:|")).isEmpty();
        assertThat(tabs.completed("@slow:|")).isEmpty();
        // each Tab waits for 150 ms at most; the answer would not come for ever
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(290));
        assertThat(tabs.completed("@slurm:b|")).containsExactly("@slurm:busy:");
        gate.countDown();
        pish.transport.Await.until("the answer", () -> tabs.completed("@slow:|").contains("@slow:late:"));
    }

    @Test
    void aSourceThatFailsIsAskedAgain() {
        broken = true;
        assertThat(tabs.completed("@slurm:|")).isEmpty();
        assertThat(tabs.completed("@wo|")).containsExactly("@workers:");
        broken = false;
        assertThat(tabs.completed("@slurm:b|")).containsExactly("@slurm:busy:");
    }
}
