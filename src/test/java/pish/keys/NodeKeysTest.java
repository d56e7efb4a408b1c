package pish.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pish.node.Node;

/** What a node says of itself is taken where it has the right form, and nothing else of it. */
class NodeKeysTest {
    private static final PublicKey KEY = Samples.key(1, "root@pi01");

    @Test
    void readsAnAnswer() {
        NodeKeys keys = new NodeKeys(
                Node.of("pi01"),
                "welcome to pi01\nshare 0\nshare 2\nuser pi\nat 10.77.0.101 22\nhost " + KEY.line() + "\n");

        assertThat(keys.shares()).containsExactly(0, 2);
        assertThat(keys.way()).isEqualTo("pi 22 10.77.0.101");
        assertThat(keys.comment()).isEqualTo("pi@pi01");
        assertThat(keys.host().names()).containsExactly("pi01", "10.77.0.101");
        assertThat(keys.host().keys()).containsExactly(KEY);
    }

    @Test
    void namesAnotherPortAsKnownHostsDoes() {
        NodeKeys keys = new NodeKeys(Node.of("pi01").withAddress("10.77.0.101"), "at 10.77.0.101 2222\n");

        assertThat(keys.host().names()).containsExactly("[pi01]:2222", "[10.77.0.101]:2222");
    }

    @Test
    void takesNothingThatCouldBeMoreThanItLooks() {
        NodeKeys keys = new NodeKeys(Node.of("pi01").withUser("pi"), """
                user -oProxyCommand=x
                user a b
                at -x 22
                at 10.77.0.101,pi02 22
                at 10.77.0.101 99999
                at *.* 22
                share x
                share 99999999999
                host rubbish
                host
                user
                at
                share
                """);

        assertThat(keys.way()).isEqualTo("pi 22 pi01");
        assertThat(keys.shares()).isEmpty();
        assertThat(keys.hostKeys()).isEmpty();
    }
}
