package pish.transport.ssh;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import net.schmizz.sshj.userauth.method.ChallengeResponseProvider;
import net.schmizz.sshj.userauth.password.Resource;
import pish.transport.Prompter;

/**
 * Answers the prompts of one login by keyboard-interactive (RFC 4256): the account's password once, where a prompt
 * without echo asks for just that; everything else by a person.
 */
final class InteractiveAnswers implements ChallengeResponseProvider {
    private static final int MAX_PROMPT = 200;
    /** "Password:", "pi@host's password: ", "(pi@host) Password:"; not "New password:" nor "One-time password:". */
    private static final Pattern PASSWORD = Pattern.compile(
            "(?:\\([^()\\s]+\\)\\s*|[^()\\s]+'s\\s+)?(?:unix\\s+)?password(?:\\s+for\\s+[^:]{1,100})?\\s*:?",
            Pattern.CASE_INSENSITIVE);

    private final Supplier<char[]> password;
    private final Prompter prompter;
    private boolean passwordUsed;
    private String heading = "";

    /**
     * Prepares the answers for one login.
     *
     * @param password gives a copy of the account's password, which is overwritten once sent, or null for none
     * @param prompter answers all else; no answer makes the login fail at such a prompt
     */
    InteractiveAnswers(Supplier<char[]> password, Prompter prompter) {
        this.password = password;
        this.prompter = prompter;
    }

    /** Nobody could answer a prompt. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unanswered(String prompt) {
            super("the server asks \"" + prompt + "\" and nobody answers");
        }
    }

    @Override
    public List<String> getSubmethods() {
        return List.of();
    }

    /** Called by sshj; its interface names the bare type. */
    @Override
    @SuppressWarnings("rawtypes")
    public void init(Resource resource, String name, String instruction) {
        heading = ForeignText.line(name + " " + instruction, MAX_PROMPT);
    }

    /**
     * Returns the answer to a prompt.
     *
     * @throws Unanswered if there is none; {@link InteractiveAuth} makes it a failed login
     */
    @Override
    public char[] getResponse(String prompt, boolean echo) {
        String shown = ForeignText.line(prompt, MAX_PROMPT);
        if (!echo && !passwordUsed && asksForPassword(shown)) {
            passwordUsed = true;
            char[] known = password.get();
            if (known != null) {
                return known;
            }
        }
        char[] answer = prompter.ask((heading + " " + shown).strip(), echo);
        if (answer == null) {
            throw new Unanswered(shown);
        }
        return answer;
    }

    /** Returns whether a prompt asks for the account's password and nothing else. */
    static boolean asksForPassword(String prompt) {
        return PASSWORD.matcher(prompt).matches();
    }

    /** A wrong answer may lock the account: never tried again unasked. */
    @Override
    public boolean shouldRetry() {
        return false;
    }
}
