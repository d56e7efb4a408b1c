package pish.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A key is what has the form of one, and carries nothing into a file but itself. */
class PublicKeyTest {
    @Test
    void readsWhatItWrites() {
        PublicKey key = Samples.key(7, "pi@pi07 second word");

        assertThat(PublicKey.parse(key.line())).contains(key);
        assertThat(PublicKey.parse(key.identity())).contains(key.withComment(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ssh-ed25519",
                "ssh-ed25519 AAAA",
                "ssh-ed25519 not-base64!",
                // the key within is of another type
                "ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAILivyzKCWFoIdw+8+hPcbmA5k4xsHpdVcWdWs2QomOtx",
                "SSH-ED25519 AAAAC3NzaC1lZDI1NTE5AAAAILivyzKCWFoIdw+8+hPcbmA5k4xsHpdVcWdWs2QomOtx"
            })
    void refusesWhatIsNone(String line) {
        assertThat(PublicKey.parse(line)).isEmpty();
    }

    @Test
    void keepsControlCharactersOut() {
        String line = Samples.key(1, "x").identity() + " a\u001b[31m\rb\u00e9";

        assertThat(PublicKey.parse(line).orElseThrow().comment()).isEqualTo("a?[31m?b?");
    }
}
