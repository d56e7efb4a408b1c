package pish.transport.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import pish.transport.ConnectFailure;
import pish.transport.Prompter;

/** Logs in to one node: keys first, then a password if there is one to try. */
final class SshLogin {
    private static final int ANSWER_MILLIS = 120_000;

    private final Identities identities;
    private volatile Identity accepted;

    SshLogin(Identities identities) {
        this.identities = identities;
    }

    /**
     * Logs in, or says what it would take.
     *
     * @param methods the ways to log in that may be tried
     * @param secret the password that may be tried
     * @param prompter answers what the node asks beyond a password
     */
    void login(SSHClient client, String user, Set<String> methods, Passwords.Entry secret, Prompter prompter)
            throws ConnectFailure, TransportException {
        if (tryKeys(client, user, methods.contains("publickey"))) {
            return;
        }
        List<String> taken = List.copyOf(client.getUserAuth().getAllowedMethods());
        String denied = "permission denied (" + Reasons.clean(String.join(",", taken)) + ")";
        List<String> allowed = taken.stream().filter(methods::contains).toList();
        if (!allowed.contains("password") && !allowed.contains("keyboard-interactive")) {
            throw new ConnectFailure(ConnectFailure.Kind.LOGIN_REFUSED, denied);
        }
        if (client.getUserAuth().hadPartialSuccess() && allowed.contains("keyboard-interactive")) {
            // a key was right and a code is wanted on top: the node says itself what it asks for
            answer(client, user, new InteractiveAnswers(() -> null, prompter));
            return;
        }
        Optional<char[]> password = secret.get();
        if (password.isEmpty()) {
            throw new ConnectFailure(ConnectFailure.Kind.PASSWORD_NEEDED, denied);
        }
        try {
            tryPassword(client, user, allowed, password.get(), prompter);
            secret.accepted(password.get());
        } finally {
            Arrays.fill(password.get(), '\0');
        }
    }

    /** Returns whether an account is let in by a password, which is tried once, and only where passwords are taken. */
    static boolean takes(SSHClient client, String user, char[] password) throws TransportException {
        if (attempt(client, user, new AuthNone()).isEmpty()) {
            return false;
        }
        List<String> allowed = List.copyOf(client.getUserAuth().getAllowedMethods());
        if (allowed.contains("password")) {
            return attempt(client, user, new AuthPassword(new Once(password))).isEmpty();
        }
        InteractiveAnswers answers = new InteractiveAnswers(password::clone, Prompter.NOBODY);
        return allowed.contains("keyboard-interactive")
                && attempt(client, user, new InteractiveAuth(answers)).isEmpty();
    }

    /** Tries the keys, first the one that another node has accepted already. */
    private boolean tryKeys(SSHClient client, String user, boolean keys) throws TransportException {
        List<Identity> offers = new ArrayList<>(keys ? identities.offers() : List.of());
        Identity first = accepted;
        if (first != null && keys) {
            offers.remove(first);
            offers.add(0, first);
        }
        for (Identity identity : offers) {
            if (attempt(client, user, new PublicKeyAuth(identity, identity == first))
                    .isEmpty()) {
                accepted = identity;
                return true;
            }
        }
        // without a key to offer, the server has not said yet which methods it takes
        return offers.isEmpty() && attempt(client, user, new AuthNone()).isEmpty();
    }

    private void tryPassword(SSHClient client, String user, List<String> allowed, char[] password, Prompter prompter)
            throws ConnectFailure, TransportException {
        // one of the two methods only: both would count as two wrong passwords where it is wrong
        if (allowed.contains("password")) {
            Optional<UserAuthException> refusal = attempt(client, user, new AuthPassword(new Once(password)));
            boolean more = client.getUserAuth().hadPartialSuccess();
            if (refusal.isPresent() && !more) {
                throw refused(refusal.get());
            }
            if (more) {
                answer(client, user, new InteractiveAnswers(() -> null, prompter));
            }
        } else {
            answer(client, user, new InteractiveAnswers(password::clone, prompter));
        }
    }

    private static void answer(SSHClient client, String user, InteractiveAnswers answers)
            throws ConnectFailure, TransportException {
        // a person types meanwhile; as long as sshd's own LoginGraceTime
        client.getTransport().setTimeoutMs(Math.max(client.getTransport().getTimeoutMs(), ANSWER_MILLIS));
        Optional<UserAuthException> refusal = attempt(client, user, new InteractiveAuth(answers));
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
    }

    private static ConnectFailure refused(UserAuthException refusal) {
        for (Throwable t = refusal; t != null; t = t.getCause()) {
            if (t instanceof InteractiveAnswers.Unanswered unanswered) {
                return new ConnectFailure(ConnectFailure.Kind.LOGIN_REFUSED, unanswered.getMessage());
            }
        }
        return new ConnectFailure(ConnectFailure.Kind.PASSWORD_REFUSED, "permission denied, the password was refused");
    }

    /** Returns why it did not work; empty where it did. */
    private static Optional<UserAuthException> attempt(SSHClient client, String user, AuthMethod method)
            throws TransportException {
        try {
            client.auth(user, method);
            return Optional.empty();
        } catch (UserAuthException e) {
            if (!client.isConnected()) {
                throw new TransportException("the node ended the login: " + e.getMessage(), e);
            }
            return Optional.of(e);
        }
    }

    /** Gives a copy of the password, which sshj overwrites, once. */
    private static final class Once implements PasswordFinder {
        private final char[] password;

        Once(char[] password) {
            this.password = password;
        }

        @Override
        public char[] reqPassword(Resource<?> resource) {
            return password.clone();
        }

        @Override
        public boolean shouldRetry(Resource<?> resource) {
            return false;
        }
    }
}
