package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.userauth.UserAuthException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pish.transport.Prompter;

class InteractiveAnswersTest {
    private final List<String> asked = new ArrayList<>();
    private final Prompter person = (prompt, echo) -> {
        asked.add(prompt + (echo ? " (echo)" : ""));
        return "typed".toCharArray();
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password:",
                "password: ",
                "Password",
                "pi@pi01's password: ",
                "(pi@pi01) Password: ",
                "Password for pi@pi01:",
                "UNIX password:"
            })
    void knowsAPasswordPrompt(String prompt) {
        assertThat(InteractiveAnswers.asksForPassword(prompt.strip())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "New password:",
                "Retype new password:",
                "Current password:",
                "One-time password (OATH) for `pi':",
                "Verification code:",
                "Password or OTP:",
                "Your password expires. Press Enter"
            })
    void knowsWhatIsNone(String prompt) {
        assertThat(InteractiveAnswers.asksForPassword(prompt)).isFalse();
    }

    @Test
    void thePasswordAnswersOnceAndOnlyWithoutEcho() {
        InteractiveAnswers answers = new InteractiveAnswers("secret"::toCharArray, person);
        answers.init(null, "pi01", "Two steps");
        assertThat(answers.getResponse("Password:", true)).isEqualTo("typed".toCharArray());
        assertThat(answers.getResponse("Password:", false)).isEqualTo("secret".toCharArray());
        assertThat(answers.getResponse("Password:", false)).isEqualTo("typed".toCharArray());
        assertThat(answers.getResponse("Code:", false)).isEqualTo("typed".toCharArray());
        assertThat(asked)
                .containsExactly("pi01 Two steps Password: (echo)", "pi01 Two steps Password:", "pi01 Two steps Code:");
        assertThat(answers.shouldRetry()).isFalse();
    }

    @Test
    void whatTheServerWritesCannotSteerTheTerminal() {
        InteractiveAnswers answers = new InteractiveAnswers(() -> null, person);
        answers.init(null, "\u001b[2J", "line\r\nline\u202e");
        assertThat(answers.getResponse("\u001b]0;x\u0007Code: ", false)).isNotEmpty();
        assertThat(answers.getResponse("x".repeat(5000), false)).isNotEmpty();
        assertThat(asked.get(0)).doesNotContainPattern("\\p{Cntrl}").endsWith("Code:");
        assertThat(asked.get(1)).hasSizeLessThan(450).endsWith("…");
    }

    @Test
    void aPromptThatNobodyAnswersFailsTheLogin() {
        InteractiveAnswers answers = new InteractiveAnswers(() -> null, Prompter.NOBODY);
        assertThatThrownBy(() -> answers.getResponse("Code:", false)).hasMessageContaining("asks \"Code:\"");
    }

    @Test
    void aServerThatClaimsABillionPromptsIsRefused() {
        SSHPacket packet =
                new SSHPacket().putString("").putString("").putString("").putUInt32(1_000_000_000);
        InteractiveAuth auth = new InteractiveAuth(new InteractiveAnswers(() -> null, Prompter.NOBODY));
        assertThatThrownBy(() -> auth.handle(Message.USERAUTH_60, packet))
                .isInstanceOf(UserAuthException.class)
                .hasMessageContaining("asks too much");
    }
}
