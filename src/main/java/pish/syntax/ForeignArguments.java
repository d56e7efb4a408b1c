package pish.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of another tool's command line, as far as they can be read with little knowledge of it: options have one
 * letter each, and those that take a value have it attached or in the next word.
 */
record ForeignArguments(String all, Map<Character, String> options, List<String> operands) {
    /**
     * Splits arguments.
     *
     * @param text the line after the tool's name
     * @param valued the letters of the options that take a value; a plus sign before them, as getopt(3) has it, says that
     *     no options come after the first operand
     */
    static ForeignArguments of(String text, String valued) {
        List<String> words = split(text);
        Map<Character, String> options = new HashMap<>();
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean option = word.startsWith("-") && word.length() > 1 && !word.startsWith("--");
            if (!option || (valued.startsWith("+") && !operands.isEmpty())) {
                operands.add(word);
                continue;
            }
            int letter = 1;
            while (letter < word.length() && valued.indexOf(word.charAt(letter)) < 0) {
                options.put(word.charAt(letter++), "");
            }
            if (letter < word.length()) {
                String attached = word.substring(letter + 1);
                boolean next = attached.isEmpty() && i + 1 < words.size();
                options.putIfAbsent(word.charAt(letter), next ? words.get(++i) : attached);
            }
        }
        return new ForeignArguments(text.strip(), Map.copyOf(options), List.copyOf(operands));
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        try {
            Words reader = new Words(text, 0, Optional.empty());
            while (reader.more() && !reader.atRedirection()) {
                words.add(reader.next().text());
            }
            return words;
        } catch (SyntaxError e) {
            // a hint is better than none: an open quote is no reason to withhold it
            return List.of(text.strip().split("\\s+"));
        }
    }

    boolean has(char option) {
        return options.containsKey(option);
    }

    Optional<String> option(char option) {
        return Optional.ofNullable(options.get(option)).filter(value -> !value.isEmpty());
    }

    /** Returns the nodes that clush's and pdsh's options name, as a target without blanks. */
    String target() {
        return option('w')
                .or(() -> option('H'))
                .map(hosts -> hosts.strip().replaceAll("[\\s,]+", ","))
                .or(() -> option('g').map(group -> "@" + group))
                .orElse("all");
    }

    /** Returns the operands from {@code first} on as ssh would send them, or a word that stands for them. */
    String command(int first) {
        String command = String.join(" ", operands.subList(Math.min(first, operands.size()), operands.size()));
        return command.isEmpty() ? "COMMAND" : command;
    }
}
