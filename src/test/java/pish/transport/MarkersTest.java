package pish.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkersTest {
    private final Markers markers = new Markers("exit");

    private List<String> nonces() {
        return markers.nonces().stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .toList();
    }

    private Markers.Marker pass(Stream stream, String nonce) {
        return markers.pass(stream, new Frame(nonce, Frame.END, ""));
    }

    @Test
    void aPlaceIsForgottenOnceBothStreamsArePastIt() {
        String one = markers.add(Frame.READY, null);
        assertThat(nonces()).containsExactly(one, "exit");
        assertThat(pass(Stream.STDOUT, one).kind).isEqualTo(Frame.READY);
        assertThat(nonces()).containsExactly(one, "exit");
        assertThat(pass(Stream.STDERR, one)).isNotNull();
        assertThat(nonces()).containsExactly("exit");
        assertThat(pass(Stream.STDERR, one)).isNull();
    }

    @Test
    void aLaterPlaceProvesTheEarlierOnesPassed() {
        RunningLine line = new RunningLine(1, null);
        String dropped = markers.add(Frame.END, line);
        String again = markers.add(Frame.END, line);
        String next = markers.add(Frame.STATE, null);
        assertThat(pass(Stream.STDOUT, again).line).isSameAs(line);
        assertThat(markers.passed()).isEqualTo(2);
        pass(Stream.STDERR, again);
        assertThat(nonces()).containsExactly(next, "exit").doesNotContain(dropped);
        assertThat(markers.added()).isEqualTo(3);
    }

    @Test
    void nonceOfNobodyHasNoPlace() {
        markers.add(Frame.END, null);
        assertThat(pass(Stream.STDOUT, "exit")).isNull();
        assertThat(markers.passed()).isZero();
    }

    @Test
    void noncesAreNeverTheSame() {
        assertThat(Nonce.next()).hasSize(Nonce.LENGTH).matches("[0-9a-f]+").isNotEqualTo(Nonce.next());
    }
}
