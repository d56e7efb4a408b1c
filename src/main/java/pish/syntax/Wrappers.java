package pish.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands that run another one, which their arguments are: sudo, env, nohup, {@code sh -c}. */
public final class Wrappers {
    /** By name, the letters of its options that take the next word. */
    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("sudo", "CDghpRrtTUu"),
            Map.entry("doas", "Cu"),
            Map.entry("env", "uCS"),
            Map.entry("nohup", ""),
            Map.entry("setsid", ""),
            Map.entry("nice", "n"),
            Map.entry("ionice", "cnp"),
            Map.entry("exec", "a"),
            Map.entry("command", ""),
            Map.entry("builtin", ""),
            Map.entry("stdbuf", "ioe"),
            Map.entry("timeout", "ks"),
            Map.entry("chroot", ""),
            Map.entry("systemd-run", "pEuGHM"),
            Map.entry("busybox", ""),
            Map.entry("xargs", "adEIiLlnPs"));
    /** Those that take a word of their own before the command. */
    private static final Set<String> OWN_WORD = Set.of("timeout", "chroot");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ash", "ksh", "su");
    private static final int DEEPEST = 8;

    private Wrappers() {}

    /**
     * Returns the commands that a shell text runs in the end, and every wrapper around them.
     *
     * @param text shell text
     */
    public static List<SimpleCommand> unwrap(String text) {
        List<SimpleCommand> all = new ArrayList<>();
        unwrap(text, all, 0);
        return all;
    }

    private static void unwrap(String text, List<SimpleCommand> all, int depth) {
        for (SimpleCommand command : SimpleCommands.of(text)) {
            SimpleCommand inner = command;
            for (int level = depth; level < DEEPEST && !inner.words().isEmpty(); level++) {
                all.add(inner);
                script(inner, all, level);
                inner = new SimpleCommand(inside(inner), List.of());
            }
            if (command.words().isEmpty()) {
                all.add(command);
            }
        }
    }

    /** Reads what a shell is given as a script. */
    private static void script(SimpleCommand command, List<SimpleCommand> all, int depth) {
        List<String> arguments = command.arguments();
        if (command.name().equals("eval")) {
            unwrap(String.join(" ", arguments), all, depth + 1);
        } else if (SHELLS.contains(command.name())) {
            for (int i = 0; i + 1 < arguments.size(); i++) {
                if (arguments.get(i).matches("-[a-z]*c|--command")) {
                    unwrap(arguments.get(i + 1), all, depth + 1);
                    return;
                }
            }
        }
    }

    /** Returns the words of the command that a wrapper runs; none where it is no wrapper. */
    private static List<String> inside(SimpleCommand wrapper) {
        String taking = OPTIONS.get(wrapper.name());
        if (taking == null) {
            return List.of();
        }
        List<String> words = wrapper.arguments();
        int at = 0;
        while (at < words.size()
                && (words.get(at).startsWith("-") || words.get(at).matches("\\w+=.*"))) {
            String word = words.get(at);
            boolean next = word.matches("-\\w+") && taking.indexOf(word.charAt(word.length() - 1)) >= 0;
            at += next ? 2 : 1;
        }
        at += OWN_WORD.contains(wrapper.name()) ? 1 : 0;
        return words.subList(Math.min(at, words.size()), words.size());
    }
}
