package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlurmWordsTest {
    private final SlurmWords words = new SlurmWords();

    @Test
    void knowsAJobThatWaits() {
        assertThat(words.queued("srun: job 17 queued and waiting for resources"))
                .contains("17");
        assertThat(words.queued("srun: job 17 has been allocated resources")).isEmpty();
        assertThat(SlurmWords.isCommon("srun: job 17 queued and waiting for resources"))
                .isTrue();
        assertThat(SlurmWords.isCommon("srun: error: pi02: task 1: Segmentation fault"))
                .isTrue();
        assertThat(SlurmWords.isCommon("srun: error: Unable to allocate resources: Invalid partition name specified"))
                .isFalse();
    }

    @Test
    void knowsWhySlurmEndsAJob() {
        words.queued(
                "slurmstepd-pi01: error: *** STEP 5.0 ON pi01 CANCELLED AT 2026-11-27T00:40:00 DUE TO TIME LIMIT ***");

        assertThat(words.reason()).contains("Slurm has ended the job at its time limit; --time 2:00:00 asks for more");
    }

    @Test
    void readsWhatTheNodeOfSrunSays() {
        assertThat(SlurmWord.read("812 800 there openmpi pmix"))
                .contains(new SlurmWord(812, 800, "there", Optional.of(Mpi.OPEN_MPI), Optional.of("pmix")));
        assertThat(SlurmWord.read("812 800 none - -"))
                .contains(new SlurmWord(812, 800, "none", Optional.empty(), Optional.empty()));
        assertThat(SlurmWord.read("1;reboot 800 there - -")).isEmpty();
    }
}
