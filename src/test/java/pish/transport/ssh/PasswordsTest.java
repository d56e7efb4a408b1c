package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pish.node.Node;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    private String of(String node) {
        return passwords.entry(node).get().map(String::new).orElse(null);
    }

    @Test
    void onePasswordGoesToItsNodeOnlyUntilItWasAccepted() {
        passwords.set("pi01", "secret".toCharArray());
        assertThat(of("pi01")).isEqualTo("secret");
        assertThat(of("pi02")).isNull();
        passwords.entry("pi01").accepted("secret".toCharArray());
        assertThat(of("pi02")).isEqualTo("secret");
    }

    @Test
    void aRefusedPasswordIsForgotten() {
        passwords.set("pi01", "wrong".toCharArray());
        passwords.refused("pi01");
        assertThat(of("pi01")).isNull();
        passwords.entry("pi01").accepted("right".toCharArray());
        assertThat(of("pi01")).isEqualTo("right");
    }

    @Test
    void aNodeThatRefusedWhatOthersAcceptIsNotOfferedItAgain() {
        passwords.entry("pi01").accepted("common".toCharArray());
        assertThat(of("pi02")).isEqualTo("common");
        passwords.refused("pi02");
        assertThat(of("pi02")).isNull();
        assertThat(of("pi03")).isEqualTo("common");
        passwords.set("pi02", "own".toCharArray());
        assertThat(of("pi02")).isEqualTo("own");
        passwords.set("pi03", "common".toCharArray());
        passwords.refused("pi03");
        assertThat(of("pi03")).isNull();
    }

    @Test
    void keepsCopiesAndClearsThem() {
        char[] mine = "secret".toCharArray();
        passwords.set("pi01", mine);
        mine[0] = 'x';
        passwords.entry("pi01").get().orElseThrow()[1] = 'x';
        assertThat(of("pi01")).isEqualTo("secret");
        passwords.entry("pi01").accepted("common".toCharArray());
        passwords.clear();
        assertThat(of("pi01")).isNull();
        assertThat(of("pi02")).isNull();
    }

    @Test
    void aHostOnTheWayAndTheNodesBehindItShareNothing() {
        String gate = Passwords.onTheWay(new Node("gate", "gate", 0, "pi", ""));
        passwords.set(gate, "of the gate".toCharArray());
        passwords.entry(gate).accepted("of the gate".toCharArray());
        assertThat(of(gate)).isEqualTo("of the gate");
        assertThat(of("pi01")).isNull();
        passwords.entry("pi02").accepted("common".toCharArray());
        passwords.refused(gate);
        assertThat(of(gate)).isNull();
        assertThat(of("pi01")).isEqualTo("common");
    }
}
