package pish.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import pish.exec.Cancellation;
import pish.exec.Event;
import pish.exec.EventHandler;
import pish.exec.Link;
import pish.exec.Spool;
import pish.exec.SudoQuestion;
import pish.node.NodeSet;
import pish.render.Renderer;
import pish.transport.ExitStatus;
import pish.transport.UnknownHostKey;

/** Whoever sits at the terminal. */
final class Person implements Operator {
    private final Console console;
    private final RunningKeys keys;
    private Optional<FullScreen> full = Optional.empty();

    Person(Console console, RunningKeys keys) {
        this.console = console;
        this.keys = keys;
    }

    @Override
    public List<EventHandler> watching(Renderer renderer, Supplier<Cancellation> cancellation) {
        keys.begin(renderer, cancellation);
        return List.of(keys);
    }

    @Override
    public ExitStatus login(Link link, String command) throws IOException {
        return new TerminalLogin(console).run(link, command);
    }

    @Override
    public boolean confirm(String question) {
        return ask(question + " [y/N] ")
                .filter(answer -> answer.matches("(?i)y(es)?"))
                .isPresent();
    }

    @Override
    public boolean confirmCount(String why, int nodes) {
        String what = nodes == 1 ? "1 node" : nodes + " nodes";
        return ask(why + " on " + what + "; type " + nodes + " to go on: ")
                .filter(Integer.toString(nodes)::equals)
                .isPresent();
    }

    @Override
    public boolean trust(List<UnknownHostKey> unknown) {
        attend();
        String count = unknown.size() == 1 ? "a host" : unknown.size() + " hosts";
        keys.show(new Event.Message(Event.Severity.WARNING, "no known_hosts file has the keys of " + count + ":"));
        show(unknown);
        keys.show(new Event.Text("On each, ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub says what it has."));
        String question = "Are these the keys of your nodes? Type yes to add them, or no: ";
        while (true) {
            Optional<String> answer = ask(question);
            if (answer.isEmpty() || answer.get().equals("no")) {
                return false;
            }
            if (answer.get().equals("yes")) {
                return true;
            }
            question = "Please type yes or no: ";
        }
    }

    private void show(List<UnknownHostKey> unknown) {
        List<String> order = NodeSet.of(
                        unknown.stream().map(key -> key.node().name()).toList())
                .names();
        Map<String, List<String>> nodes = new LinkedHashMap<>();
        unknown.stream()
                .sorted(Comparator.comparing(key -> order.indexOf(key.node().name())))
                .forEach(key -> {
                    Map<String, String> row = new LinkedHashMap<>();
                    row.put("node", key.node().name());
                    row.put("host", key.host());
                    // as ssh-keygen(1) names it
                    row.put("type", key.type().replaceFirst("^ssh-|-.*", ""));
                    row.put("fingerprint", key.fingerprint());
                    keys.show(new Event.Row("host keys", row));
                    nodes.computeIfAbsent(key.fingerprint(), unseen -> new ArrayList<>())
                            .add(key.node().name());
                });
        nodes.values().stream().filter(same -> same.size() > 1).forEach(same -> {
            String what = NodeSet.of(same) + " have one key, as boards have whose cards were copied: personalise helps";
            keys.show(new Event.Text(what));
        });
    }

    @Override
    public Optional<char[]> password(String prompt) {
        attend();
        return console.askSecret(prompt);
    }

    @Override
    public Optional<char[]> sudoPassword(SudoQuestion question) {
        attend();
        Optional<char[]> answer = console.askSecret(question.prompt());
        if (answer.isEmpty()) {
            // as sudo's own prompt does: Ctrl-C there ends the line
            keys.interrupt();
        }
        return answer;
    }

    @Override
    public Optional<char[]> answer(String prompt, boolean echo) {
        attend();
        return echo ? console.ask(prompt).map(String::toCharArray) : console.askSecret(prompt);
    }

    @Override
    public boolean edit(Path file, String title) throws IOException {
        attend();
        return console.edit(file, title);
    }

    @Override
    public int rows() {
        return console.isDumb() ? 0 : console.terminal().getHeight();
    }

    @Override
    public void page(Spool text) throws IOException {
        attend();
        console.page(text);
    }

    @Override
    public Optional<FullScreen> fullScreen() {
        full = console.isDumb() ? Optional.empty() : Optional.of(FullScreen.open(console, keys));
        return full;
    }

    @Override
    public Optional<Console> console() {
        return Optional.of(console);
    }

    @Override
    public Optional<String> ask(String question) {
        attend();
        return console.ask(question).map(String::strip);
    }

    /** Takes what was typed before a question, and has the question seen: what fills the screen comes back when it is drawn next. */
    private void attend() {
        full.ifPresent(FullScreen::close);
        keys.poll();
    }
}
