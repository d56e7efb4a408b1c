package pish.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pish.exec.HostKeys;
import pish.node.Cluster;
import pish.node.ClusterText;
import pish.node.Node;
import pish.sweep.Host;
import pish.sweep.Ipv4;
import pish.transport.HostKey;

/** Who is elsewhere is told by Ethernet addresses, and whether to follow by host keys. */
class MovesTest {
    private static final Cluster CLUSTER = ClusterText.of("cluster", """
            pi03 10.77.0.103 mac=D8:3A:DD:01:00:03
            pi04 10.77.0.104 mac=dc:a6:32:01:00:04
            pi05 10.77.0.105
            """).cluster();

    private static Host host(String address, String mac, Host.State state) {
        return new Host(Ipv4.parse(address).orElseThrow(), state, "", mac, Optional.empty(), "", List.of());
    }

    private static Move move(String name, String to) {
        return new Move(CLUSTER.node(name).orElseThrow(), to);
    }

    /** Looks at nodes that each show what known_hosts calls so, by address and the name that it is looked up under. */
    private static CheckedMoves.Looker showing(Map<String, HostKey.State> states) {
        return places -> {
            Map<String, HostKeys.Sight> sights = new LinkedHashMap<>();
            places.forEach((name, node) -> {
                HostKey.State state = states.get(place(node));
                sights.put(
                        name,
                        state == null
                                ? new HostKeys.Sight(null, "nobody answers")
                                : new HostKeys.Sight(new HostKey("", "", "", state, Optional.empty()), ""));
            });
            return sights;
        };
    }

    private static String place(Node node) {
        return node.address() + (node.hostKeyAlias().isEmpty() ? "" : " as " + node.hostKeyAlias());
    }

    @Test
    void whoseCardAnswersElsewhereHasMoved() {
        List<Host> hosts = List.of(
                host("10.77.0.103", "d8:3a:dd:01:00:03", Host.State.STALE),
                host("10.77.0.117", "d8:3a:dd:01:00:03", Host.State.UP),
                host("10.77.0.104", "dc:a6:32:01:00:04", Host.State.UP),
                host("10.77.0.118", "dc:a6:32:01:00:04", Host.State.UP));

        assertThat(MoveSearch.moves(CLUSTER.nodes(), hosts)).containsExactly(move("pi03", "10.77.0.117"));
    }

    @Test
    void onlyWhoHasItsHostKeyIsFollowed() {
        List<Move> moves = List.of(move("pi03", "10.77.0.117"), move("pi04", "10.77.0.118"));
        CheckedMoves checked = CheckedMoves.of(
                moves,
                CLUSTER,
                showing(Map.of(
                        "10.77.0.117 as 10.77.0.103", HostKey.State.KNOWN,
                        "10.77.0.118 as 10.77.0.104", HostKey.State.CHANGED,
                        "10.77.0.118", HostKey.State.KNOWN)));

        assertThat(checked.sure()).containsExactly(moves.get(0));
        assertThat(checked.doubts())
                .containsExactly("the card of pi04 answers at 10.77.0.118 with another host key than pi04 had: "
                        + "not followed; if you know why, forget pi04");
    }

    @Test
    void whatWasCutOffAfterTheKeysGoesOn() {
        CheckedMoves checked = CheckedMoves.of(
                List.of(move("pi03", "10.77.0.117"), move("pi04", "10.77.0.118")),
                CLUSTER,
                showing(Map.of(
                        "10.77.0.117 as 10.77.0.103", HostKey.State.NEW,
                        "10.77.0.117", HostKey.State.KNOWN,
                        "10.77.0.118 as 10.77.0.104", HostKey.State.NEW,
                        "10.77.0.118", HostKey.State.NEW)));

        assertThat(checked.sure()).containsExactly(move("pi03", "10.77.0.117"));
        assertThat(checked.doubts()).hasSize(1).allMatch(doubt -> doubt.contains("no host key of pi04 is known"));
    }

    @Test
    void twoMayGetEachOthersAddressesButNoneThatOfOneWhoIsMissing() {
        Move third = move("pi03", "10.77.0.104");
        Move fourth = move("pi04", "10.77.0.103");
        CheckedMoves.Looker looker = showing(Map.of(
                "10.77.0.104 as 10.77.0.103", HostKey.State.KNOWN, "10.77.0.103 as 10.77.0.104", HostKey.State.KNOWN));

        assertThat(CheckedMoves.of(List.of(third, fourth), CLUSTER, looker).sure())
                .containsExactly(third, fourth);
        assertThat(CheckedMoves.of(List.of(third), CLUSTER, looker).sure()).isEmpty();
    }

    @Test
    void severalAreNamedInOneSentence() {
        assertThat(Move.text(List.of(move("pi03", "10.77.0.117"))))
                .isEqualTo("pi03 has moved from 10.77.0.103 to 10.77.0.117");
        assertThat(Move.text(List.of(move("pi03", "10.77.0.104"), move("pi04", "10.77.0.103"))))
                .isEqualTo("pi[03-04] have moved: pi03 to 10.77.0.104, pi04 to 10.77.0.103");
    }
}
