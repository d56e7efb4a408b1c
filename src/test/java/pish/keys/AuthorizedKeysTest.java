package pish.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in an authorized_keys file stays as it is, and what is added is there once. */
class AuthorizedKeysTest {
    private static final PublicKey KEY = Samples.key(1, "pi@pi01");
    private static final PublicKey OTHER = Samples.key(2, "pi@pi02");

    @Test
    void addsWhatIsMissing() {
        assertThat(AuthorizedKeys.with("", List.of(KEY, OTHER))).isEqualTo(KEY.line() + "\n" + OTHER.line() + "\n");
        assertThat(AuthorizedKeys.with(KEY.line() + "\n", List.of(KEY, OTHER)))
                .isEqualTo(KEY.line() + "\n" + OTHER.line() + "\n");
    }

    @Test
    void addsOneOnceThoughItIsGivenTwice() {
        assertThat(AuthorizedKeys.with("", List.of(KEY, KEY.withComment("again"))))
                .isEqualTo(KEY.line() + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s\n",
                "%s\r\n",
                "  %s with more words\n",
                "no-pty,command=\"echo \\\"a b\\\" # c\" %s\n",
                "from=\"10.77.0.*,!10.77.0.9\"\t%s\n",
                "environment=\"A=ssh-ed25519 AAAA\",restrict %s\n",
                "# note\n\n%s\n# end"
            })
    void findsOneWhateverIsAround(String form) {
        String text = String.format(form, KEY.line());

        assertThat(AuthorizedKeys.with(text, List.of(KEY))).isEqualTo(text);
        assertThat(AuthorizedKeys.keys(text)).extracting(PublicKey::identity).containsExactly(KEY.identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"#%s\n", " # %s\n", "command=\"%s\n", "ssh-ed25519\n%s#no"})
    void findsNoneWhereThereIsNone(String form) {
        String key = form.endsWith("#no") ? "AAAA" : KEY.line();
        String text = String.format(form, key);

        assertThat(AuthorizedKeys.keys(text)).isEmpty();
    }

    @Test
    void endsALineThatHasNoEnd() {
        String text = "# mine\r\n" + OTHER.line();

        assertThat(AuthorizedKeys.with(text, List.of(KEY))).isEqualTo(text + "\n" + KEY.line() + "\n");
    }

    @Test
    void takesOutOneAndNothingElse() {
        String before = "# mine\r\nno-pty " + OTHER.line() + "\r\n\n";
        String after = "garbage \u00ff\u0001\nssh-rsa short\n";

        assertThat(AuthorizedKeys.without(
                        before + "restrict " + KEY.line() + "\n" + after + KEY.identity(),
                        key -> key.identity().equals(KEY.identity())))
                .isEqualTo(before + after);
    }

    @Test
    void aCommentFollowsANameAndNoOtherByteChanges() {
        String text =
                "restrict " + KEY.line() + "\r\n" + KEY.withComment("mine").line() + "\n" + OTHER.line();
        Map<String, String> comments = Map.of(KEY.line(), "pi@node1");

        assertThat(AuthorizedKeys.commented(text, comments))
                .isEqualTo("restrict " + KEY.withComment("pi@node1").line() + "\r\n"
                        + KEY.withComment("mine").line() + "\n" + OTHER.line());
    }
}
