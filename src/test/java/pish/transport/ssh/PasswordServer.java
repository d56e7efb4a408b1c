package pish.transport.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import pish.node.Node;

/** An embedded server that takes a password, in one of the two ways, and keeps what was tried. */
final class PasswordServer implements AutoCloseable {
    /** The password it takes. */
    static final String PASSWORD = "raspberry";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> tried = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param prompts what it asks by keyboard-interactive, all to be answered by the password; none for the method password
     */
    PasswordServer(String... prompts) throws Exception {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(KeyUtils.generateKeyPair("ssh-ed25519", 256)));
        server.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        if (prompts.length == 0) {
            server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
            server.setPasswordAuthenticator((user, password, session) -> accepts(List.of(password)));
        } else {
            server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
            server.setKeyboardInteractiveAuthenticator(new Prompts(List.of(prompts)));
        }
        server.start();
    }

    private synchronized boolean accepts(List<String> answers) {
        tried.addAll(answers);
        return answers.stream().allMatch(PASSWORD::equals);
    }

    /** Returns the answers that came, in order. */
    synchronized List<String> tried() {
        return List.copyOf(tried);
    }

    /** Returns it as a node. */
    Node node(String name) {
        return new Node(name, "127.0.0.1", server.getPort(), "pi", "");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Prompts implements KeyboardInteractiveAuthenticator {
        private final List<String> prompts;

        Prompts(List<String> prompts) {
            this.prompts = prompts;
        }

        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String username, String lang, String subMethods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            prompts.forEach(prompt -> challenge.addPrompt(prompt, false));
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String username, List<String> responses) {
            return responses.size() == prompts.size() && accepts(responses);
        }
    }
}
