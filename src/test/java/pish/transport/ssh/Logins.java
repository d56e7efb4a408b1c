package pish.transport.ssh;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.session.ServerSession;

/** Who may log in to an {@link EmbeddedServer} and how, and what was tried. Only what is allowed here is offered. */
final class Logins {
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final List<PublicKey> keys = new CopyOnWriteArrayList<>();
    private final List<Prompt> prompts = new CopyOnWriteArrayList<>();
    private final List<Try> tries = new CopyOnWriteArrayList<>();

    /** A question of keyboard-interactive and its right answer; {@code echo} as RFC 4256 has it. */
    record Prompt(String text, boolean echo, String answer) {}

    /** One attempt: {@code secret} is the password, the answers joined by newlines, or the key's fingerprint. */
    record Try(String method, String user, String secret) {}

    /** Lets a user in by password. */
    Logins password(String user, String password) {
        passwords.put(user, password);
        return this;
    }

    /** Lets any user in by this key. */
    Logins key(PublicKey key) {
        keys.add(key);
        return this;
    }

    /** Lets any user in who answers all of these, asked at once. */
    Logins prompts(Prompt... questions) {
        prompts.addAll(List.of(questions));
        return this;
    }

    /** Returns whether anybody could log in. */
    boolean takesAnything() {
        return !keys.isEmpty() || !passwords.isEmpty() || !prompts.isEmpty();
    }

    /** Returns every attempt so far, in order; a key is tried when it is offered, and again when it signs. */
    List<Try> tries() {
        return List.copyOf(tries);
    }

    /** Returns the attempts by one method: password, publickey or keyboard-interactive. */
    List<Try> tries(String method) {
        return tries.stream().filter(attempt -> attempt.method().equals(method)).toList();
    }

    void configure(SshServer server) {
        List<UserAuthFactory> methods = new ArrayList<>();
        if (!keys.isEmpty()) {
            methods.add(UserAuthPublicKeyFactory.INSTANCE);
            server.setPublickeyAuthenticator((user, key, session) -> keyIsRight(user, key));
        }
        if (!passwords.isEmpty()) {
            methods.add(UserAuthPasswordFactory.INSTANCE);
            server.setPasswordAuthenticator((user, password, session) -> passwordIsRight(user, password));
        }
        if (!prompts.isEmpty()) {
            methods.add(UserAuthKeyboardInteractiveFactory.INSTANCE);
            server.setKeyboardInteractiveAuthenticator(new Asker());
        }
        server.setUserAuthFactories(methods);
    }

    private boolean keyIsRight(String user, PublicKey offered) {
        tries.add(new Try("publickey", user, KeyUtils.getFingerPrint(offered)));
        return keys.stream().anyMatch(key -> KeyUtils.compareKeys(key, offered));
    }

    private boolean passwordIsRight(String user, String password) {
        tries.add(new Try("password", user, password));
        return password.equals(passwords.get(user));
    }

    private final class Asker implements KeyboardInteractiveAuthenticator {
        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String subMethods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("");
            challenge.setInteractionInstruction("");
            challenge.setLanguageTag("");
            prompts.forEach(prompt -> challenge.addPrompt(prompt.text(), prompt.echo()));
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> answers) {
            tries.add(new Try("keyboard-interactive", user, String.join("\n", answers)));
            return answers.equals(prompts.stream().map(Prompt::answer).toList());
        }
    }
}
