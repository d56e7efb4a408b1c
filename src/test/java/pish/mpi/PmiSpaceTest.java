package pish.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ranks of MPICH's say, as recorded from 4.0.2, and what they are answered. */
class PmiSpaceTest {
    private final List<String> sent = new ArrayList<>();
    private final PmiSpace space =
            new PmiSpace("kvs_1", new int[] {0, 0, 1}, 3, Optional.of("(vector,(0,3,1))"), new PmiSpace.Outbox() {
                @Override
                public void send(int rank, String lines) {
                    sent.add(rank + " " + lines.strip());
                }

                @Override
                public void aborts(int rank, int code) {
                    sent.add(rank + " aborts " + code);
                }

                @Override
                public void lacks(int rank, String what) {
                    sent.add(rank + " lacks " + what);
                }
            });

    private List<String> say(int rank, String line) {
        sent.clear();
        space.take(rank, PmiLine.read(line));
        return sent;
    }

    @Test
    void greetsWithWhoItIs() {
        space.enter(2);
        assertThat(sent).containsExactly("2 cmd=initack\ncmd=set size=3\ncmd=set rank=2\ncmd=set debug=0");
    }

    @Test
    void answersWhatIsAskedAtTheBeginning() {
        assertThat(say(0, "cmd=init pmi_version=1 pmi_subversion=1"))
                .containsExactly("0 cmd=response_to_init pmi_version=1 pmi_subversion=1 rc=0");
        assertThat(say(0, "cmd=init pmi_version=2 pmi_subversion=0"))
                .first()
                .asString()
                .endsWith("rc=-1");
        assertThat(say(0, "cmd=get_maxes"))
                .containsExactly("0 cmd=maxes kvsname_max=256 keylen_max=64 vallen_max=1024");
        assertThat(say(2, "cmd=get_appnum")).containsExactly("2 cmd=appnum appnum=1");
        assertThat(say(0, "cmd=get_my_kvsname")).containsExactly("0 cmd=my_kvsname kvsname=kvs_1");
        assertThat(say(0, "cmd=get_universe_size")).containsExactly("0 cmd=universe_size size=3");
        assertThat(say(0, "cmd=get kvsname=kvs_1 key=PMI_process_mapping"))
                .containsExactly("0 cmd=get_result rc=0 msg=success value=(vector,(0,3,1))");
    }

    @Test
    void keepsWhatRanksPut() {
        assertThat(say(1, "cmd=put kvsname=kvs_1 key=-bcast-1-0 value=0A=B"))
                .containsExactly("1 cmd=put_result rc=0 msg=success");
        assertThat(say(0, "cmd=get kvsname=kvs_1 key=-bcast-1-0"))
                .containsExactly("0 cmd=get_result rc=0 msg=success value=0A=B");
        assertThat(say(0, "cmd=get kvsname=kvs_1 key=other"))
                .containsExactly("0 cmd=get_result rc=-1 msg=not_found value=unknown");
    }

    @Test
    void refusesWhatIsTooMuch() {
        assertThat(say(0, "cmd=put kvsname=k key=k value=" + "x".repeat(1024)))
                .first()
                .asString()
                .contains("rc=0");
        assertThat(say(0, "cmd=put kvsname=k key=k value=" + "x".repeat(1025)))
                .first()
                .asString()
                .contains("rc=-1");
        assertThat(say(0, "cmd=put kvsname=k key=" + "k".repeat(257) + " value=x"))
                .first()
                .asString()
                .contains("rc=-1");
        assertThat(say(0, "cmd=put kvsname=k value=x")).first().asString().contains("rc=-1");
        assertThat(say(0, "cmd=put key=PMI_process_mapping value=x"))
                .first()
                .asString()
                .contains("rc=-1");
    }

    @Test
    void openTheBarrierWhenAllAreThere() {
        assertThat(say(0, "cmd=barrier_in")).isEmpty();
        assertThat(say(0, "cmd=barrier_in")).isEmpty();
        assertThat(say(2, "cmd=barrier_in")).isEmpty();
        assertThat(space.isWaiting()).isTrue();
        assertThat(say(1, "cmd=barrier_in"))
                .containsExactly("0 cmd=barrier_out", "1 cmd=barrier_out", "2 cmd=barrier_out");
        assertThat(space.isWaiting()).isFalse();
        assertThat(say(1, "cmd=barrier_in")).isEmpty();
    }

    @Test
    void knowsWhoIsBetweenInitAndFinalize() {
        assertThat(space.isUnheard(1)).isTrue();
        say(1, "cmd=init pmi_version=1 pmi_subversion=1");
        assertThat(space.isOpen(1)).isTrue();
        assertThat(say(1, "cmd=finalize")).containsExactly("1 cmd=finalize_ack");
        assertThat(space.isOpen(1)).isFalse();
        assertThat(space.isUnheard(1)).isFalse();
    }

    @Test
    void publishesNames() {
        assertThat(say(0, "cmd=lookup_name service=s"))
                .containsExactly("0 cmd=lookup_result rc=-1 msg=not_found port=unknown");
        assertThat(say(0, "cmd=publish_name service=s port=p"))
                .containsExactly("0 cmd=publish_result rc=0 msg=success");
        assertThat(say(1, "cmd=lookup_name service=s")).containsExactly("1 cmd=lookup_result rc=0 msg=success port=p");
        assertThat(say(0, "cmd=unpublish_name service=s")).containsExactly("0 cmd=unpublish_result rc=0 msg=success");
        assertThat(say(0, "cmd=unpublish_name service=s")).first().asString().contains("rc=-1");
    }

    @Test
    void leavesNoQuestionWithoutAnAnswer() {
        assertThat(say(0, "cmd=abort exitcode=-7")).containsExactly("0 aborts -7");
        assertThat(say(0, "cmd=abort exitcode=x")).containsExactly("0 aborts 1");
        assertThat(say(0, "cmd=spawn"))
                .containsExactly("0 cmd=spawn_result rc=-1 msg=not_offered", "0 lacks MPI_Comm_spawn");
        assertThat(say(0, "cmd=new_thing a=b")).containsExactly("0 cmd=new_thing_result rc=-1 msg=unknown_command");
        assertThat(say(0, "\u0001 \u0080 = ==")).containsExactly("0 cmd=_result rc=-1 msg=unknown_command");
        assertThat(say(0, "")).hasSize(1);
    }
}
