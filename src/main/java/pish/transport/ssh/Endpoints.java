package pish.transport.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pish.node.Node;
import pish.syntax.SyntaxError;

/** Works out how a node is reached: what the node itself says, then ssh_config, then the options' defaults. */
final class Endpoints {
    /** More hosts one behind another than this are taken for a circle. */
    private static final int MAX_JUMPS = 8;

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhdw]?)", Pattern.CASE_INSENSITIVE);

    private final SshOptions options;
    private final SshConfig config;
    private final String localUser = System.getProperty("user.name");

    Endpoints(SshOptions options) {
        this.options = options;
        config = new SshConfig(options.configs(), options.home());
    }

    /**
     * Returns the way to a node. Its address is what ssh_config knows it by.
     *
     * @throws SyntaxError if ssh_config or the node's jump hosts cannot be understood
     */
    Endpoint of(Node node) {
        return of(node, options.identities(), jumps(node.jump(), node.jump()), 0);
    }

    private Endpoint of(Node node, List<Path> identities, Optional<List<Node>> way, int depth) {
        ConfigValues values = config.of(new ConfigQuery(node.address(), node.user(), localUser));
        Node target = target(node, values);
        ConfigTokens tokens =
                new ConfigTokens(node.address(), target, options.home(), localUser, options.environment());
        Optional<List<Node>> jumps = way.or(() -> proxyJump(values, tokens));
        String command =
                way.isPresent() || jumps.filter(hops -> !hops.isEmpty()).isPresent()
                        ? ""
                        : proxyCommand(values, tokens);
        return new Endpoint(
                target,
                keys(node, identities, values, tokens),
                trust(values, tokens),
                ConfigMethods.of(values),
                timeout(values),
                values.word("bindaddress").orElse(""),
                jumps.flatMap(hops -> last(hops, depth + 1)),
                command);
    }

    /** Returns the last of the hosts; the others are on the way to it. */
    private Optional<Endpoint> last(List<Node> hops, int depth) {
        if (hops.isEmpty()) {
            return Optional.empty();
        }
        Node last = hops.get(hops.size() - 1);
        if (depth > MAX_JUMPS) {
            String host = last.address();
            throw new SyntaxError(
                    "the way through " + host + " is a circle",
                    host,
                    0,
                    host.length(),
                    "set ProxyJump none for " + host + " in ssh_config");
        }
        List<Node> before = hops.subList(0, hops.size() - 1);
        return Optional.of(of(last, List.of(), before.isEmpty() ? Optional.empty() : Optional.of(before), depth));
    }

    private static Optional<List<Node>> jumps(String way, String source) {
        if (way.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(JumpHost.parse(way)
                .orElseThrow(() -> new SyntaxError(
                        "no jump host: " + way, source, 0, source.length(), "write user@host:port, or none")));
    }

    private static Optional<List<Node>> proxyJump(ConfigValues values, ConfigTokens tokens) {
        return values.line("proxyjump")
                .map(line -> JumpHost.parse(tokens.proxy(line, line.rest()))
                        .orElseThrow(() -> line.error("no jump host: " + line.rest(), "write user@host:port")));
    }

    private static String proxyCommand(ConfigValues values, ConfigTokens tokens) {
        return values.line("proxycommand")
                .filter(line -> !line.rest().equalsIgnoreCase("none"))
                .map(line -> tokens.proxy(line, line.rest()))
                .orElse("");
    }

    private Node target(Node node, ConfigValues values) {
        int port = node.port() != 0
                ? node.port()
                : values.line("port").map(Endpoints::port).orElse(0);
        String user = Stream.of(node.user(), options.user(), values.user().orElse(""), localUser)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        String alias =
                node.hostKeyAlias().isEmpty() ? values.word("hostkeyalias").orElse("") : node.hostKeyAlias();
        return Node.of(node.name())
                .withAddress(values.hostName(node.address()))
                .withPort(port)
                .withUser(user)
                .withHostKeyAlias(alias);
    }

    private static int port(ConfigLine line) {
        String word = line.word();
        int port = word.matches("[0-9]{1,5}") ? Integer.parseInt(word) : 0;
        if (port < 1 || port > 65_535) {
            throw line.error("no port: " + word, "write 1 to 65535");
        }
        return port;
    }

    private Endpoint.Keys keys(Node node, List<Path> identities, ConfigValues values, ConfigTokens tokens) {
        List<Path> files = new ArrayList<>(identities);
        if (!node.key().isEmpty()) {
            String key = node.key();
            files.add(Path.of(key.startsWith("~/") ? options.home() + key.substring(1) : key));
        }
        boolean given = !files.isEmpty();
        for (ConfigLine line : values.identities()) {
            if (!line.word().equalsIgnoreCase("none")) {
                files.add(tokens.path(line, line.word()));
            }
        }
        boolean named = given || !values.identities().isEmpty();
        return new Endpoint.Keys(
                files.stream().distinct().toList(), named, values.is("identitiesonly", "yes"), agent(values, tokens));
    }

    private Optional<Path> agent(ConfigValues values, ConfigTokens tokens) {
        Optional<ConfigLine> line = values.line("identityagent");
        String value = line.map(ConfigLine::word).orElse("SSH_AUTH_SOCK");
        if (value.equals("SSH_AUTH_SOCK")) {
            String socket = options.environment().getOrDefault(value, "");
            return socket.isEmpty() ? Optional.empty() : Optional.of(Path.of(socket));
        }
        if (value.equalsIgnoreCase("none")) {
            return Optional.empty();
        }
        boolean variable = value.startsWith("$") && !value.startsWith("${");
        return line.map(set -> variable ? Path.of(tokens.variable(set, value.substring(1))) : tokens.path(set, value));
    }

    private Endpoint.Trust trust(ConfigValues values, ConfigTokens tokens) {
        Optional<ConfigLine> strict = values.line("stricthostkeychecking");
        Strictness strictness = strict.map(Strictness::of).orElse(Strictness.ASK);
        String where = strict.map(line -> line.where() + " has StrictHostKeyChecking " + line.word())
                .orElse("");
        if (!options.knownHosts().isEmpty()) {
            return new Endpoint.Trust(options.knownHosts(), List.of(), strictness, where);
        }
        return new Endpoint.Trust(
                paths("userknownhostsfile", values, tokens, KnownHosts.userFiles(options.home())),
                paths("globalknownhostsfile", values, tokens, KnownHosts.globalFiles()),
                strictness,
                where);
    }

    private static List<Path> paths(String keyword, ConfigValues values, ConfigTokens tokens, List<Path> standard) {
        Optional<ConfigLine> line = values.line(keyword);
        return line.map(set -> set.words().stream()
                        .filter(word -> !word.equalsIgnoreCase("none"))
                        .map(word -> tokens.path(set, word))
                        .toList())
                .orElse(standard);
    }

    private Duration timeout(ConfigValues values) {
        Optional<ConfigLine> line = values.line("connecttimeout")
                .filter(set -> !options.timeoutGiven() && !set.word().equalsIgnoreCase("none"));
        return line.map(Endpoints::time).orElse(options.connectTimeout());
    }

    private static Duration time(ConfigLine line) {
        Matcher matcher = TIME.matcher(line.word());
        long seconds = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            seconds += Long.parseLong(matcher.group(1))
                    * switch (matcher.group(2).toLowerCase(java.util.Locale.ROOT)) {
                        case "m" -> 60;
                        case "h" -> 3600;
                        case "d" -> 86_400;
                        case "w" -> 604_800;
                        default -> 1;
                    };
        }
        if (end != line.word().length() || seconds < 1 || seconds > 86_400) {
            throw line.error("no time-out: " + line.word(), "write a number of seconds, as 30 or 1m");
        }
        return Duration.ofSeconds(seconds);
    }
}
