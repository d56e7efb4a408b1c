package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    private String of(String node) {
        return passwords.get(node).map(String::new).orElse(null);
    }

    @Test
    void onePasswordGoesToItsNodeOnlyUntilItWasAccepted() {
        passwords.set("pi01", "secret".toCharArray());
        assertThat(of("pi01")).isEqualTo("secret");
        assertThat(of("pi02")).isNull();
        passwords.accepted("secret".toCharArray());
        assertThat(of("pi02")).isEqualTo("secret");
    }

    @Test
    void aRefusedPasswordIsForgotten() {
        passwords.set("pi01", "wrong".toCharArray());
        passwords.refused("pi01");
        assertThat(of("pi01")).isNull();
        passwords.accepted("right".toCharArray());
        assertThat(of("pi01")).isEqualTo("right");
    }

    @Test
    void aNodeThatRefusedWhatOthersAcceptIsNotOfferedItAgain() {
        passwords.accepted("common".toCharArray());
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
        passwords.get("pi01").orElseThrow()[1] = 'x';
        assertThat(of("pi01")).isEqualTo("secret");
        passwords.accepted("common".toCharArray());
        passwords.clear();
        assertThat(of("pi01")).isNull();
        assertThat(of("pi02")).isNull();
    }
}
