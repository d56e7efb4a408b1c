package pish.exec;

import java.util.List;
import java.util.Optional;
import pish.node.Node;
import pish.transport.UnknownHostKey;

/** Whom a broadcast tells and asks, which changes as it goes to the background and comes back. On the draining thread. */
final class Audience implements EventHandler, Asker {
    private EventHandler handler = event -> {};
    private Asker asker = Asker.NOBODY;

    /** Tells and asks others from now on. */
    void become(EventHandler newHandler, Asker newAsker) {
        handler = newHandler;
        asker = newAsker;
    }

    @Override
    public void handle(Event event) {
        handler.handle(event);
    }

    @Override
    public void tick(long now) {
        handler.tick(now);
    }

    @Override
    public boolean trust(List<UnknownHostKey> keys) {
        return asker.trust(keys);
    }

    @Override
    public Optional<char[]> password(String prompt) {
        return asker.password(prompt);
    }

    @Override
    public Optional<char[]> sudoPassword(SudoQuestion question) {
        return asker.sudoPassword(question);
    }

    @Override
    public String withoutSudoPassword() {
        return asker.withoutSudoPassword();
    }

    @Override
    public Optional<char[]> passwordOnTheWay(Node host, String prompt) {
        return asker.passwordOnTheWay(host, prompt);
    }

    @Override
    public Optional<char[]> answer(String prompt, boolean echo) {
        return asker.answer(prompt, echo);
    }
}
