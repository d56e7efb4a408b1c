package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.Volume;
import pish.syntax.SyntaxError;

/** What is read from ssh_config, beside what ssh reads. */
class SshConfigTest {
    private static final List<String> HOSTS = List.of("pi01", "PI02", "gate.lan", "node-7");
    private static final List<String> PATTERNS =
            List.of("pi*", "pi0?", "!pi02", "*", "gate.*", "*.lan", "node-7", "\"pi01\"", "PI02", "x01.lan");
    private static final List<String> CRITERIA = List.of(
            "host pi*,gate*",
            "host=x*",
            "originalhost *,!pi01",
            "user fin",
            "user \"r*,fin\"",
            "localuser nobody",
            "final",
            "!host pi01",
            "final host *.lan",
            "!final user root",
            "canonical");
    private static final List<String> SETTINGS = List.of(
            "HostName x%h.lan",
            "HostName=%%h",
            "hostname \"10.0.0.7\"",
            "Port 2222",
            "Port=\"22\"",
            "port  =  7 # odd",
            "User fin",
            "User \"a b\"",
            "IdentityFile ~/.ssh/a",
            "IdentityFile \"~/.ssh/b c\"",
            "IdentitiesOnly yes",
            "ProxyJump a@b:2,c",
            "ProxyJump none",
            "ProxyCommand nc %h %p # x",
            "ProxyCommand none",
            "HostKeyAlias alias",
            "ConnectTimeout 1m30",
            "BindAddress 127.0.0.1",
            "PreferredAuthentications publickey,password",
            "PasswordAuthentication no",
            "SendEnv LANG",
            "ServerAliveInterval 5");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private ConfigValues values(Path file, String host) {
        return new SshConfig(List.of(file), folder).of(new ConfigQuery(host, "", System.getProperty("user.name")));
    }

    private SyntaxError fault(String text) throws IOException {
        Path file = file("faulty", text);
        return catchThrowableOfType(SyntaxError.class, () -> values(file, "pi01"));
    }

    private static String lines(Random random, int blocks, Optional<Path> include) {
        List<String> lines = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            if (random.nextInt(3) > 0) {
                lines.add("Host " + pick(random, PATTERNS) + " " + pick(random, PATTERNS));
            } else if (random.nextInt(3) > 0) {
                lines.add("Match " + pick(random, CRITERIA));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                lines.add("  " + pick(random, SETTINGS));
            }
            if (include.isPresent() && random.nextInt(3) == 0) {
                lines.add("\tInclude " + include.get());
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns what ssh has of the options that are compared, in its own order. */
    private static List<String> ssh(Path config, String host) throws Exception {
        Process process = new ProcessBuilder("ssh", "-G", "-F", config.toString(), host)
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(
                        process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static void compare(List<String> ssh, String keyword, Optional<String> ours) {
        List<String> theirs = ssh.stream()
                .filter(line -> line.startsWith(keyword + " "))
                .map(line -> line.substring(keyword.length() + 1))
                .toList();
        assertThat(ours).as(keyword).isEqualTo(theirs.stream().findFirst());
    }

    @Test
    void readsWhatSshReads() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "OpenSSH's client is not installed");
        long seed = Long.getLong("pish.seed", System.nanoTime());
        System.out.println("SshConfigTest: -Dpish.seed=" + seed);
        Random random = new Random(seed);
        for (int round = 0; round < Volume.of(25, 100); round++) {
            file("inc-a", lines(random, 2, Optional.empty()));
            file("inc-b", lines(random, 1, Optional.empty()));
            Path file = file("config", lines(random, 5, Optional.of(folder.resolve("inc-[ab]"))));
            for (String host : HOSTS) {
                List<String> ssh = ssh(file, host);
                ConfigValues values = values(file, host);
                String about =
                        "seed " + seed + ", round " + round + ", " + host + "\n" + Files.readString(file) + "--a\n"
                                + Files.readString(folder.resolve("inc-a")) + "--b\n"
                                + Files.readString(folder.resolve("inc-b"));
                assertThat(agrees(ssh, values, host.toLowerCase(java.util.Locale.ROOT)))
                        .as(about)
                        .isEmpty();
            }
        }
    }

    private static String agrees(List<String> ssh, ConfigValues values, String host) {
        try {
            compare(ssh, "hostname", Optional.of(values.hostName(host)));
            compare(ssh, "port", values.word("port").or(() -> Optional.of("22")));
            compare(ssh, "user", values.user().or(() -> Optional.of(System.getProperty("user.name"))));
            compare(ssh, "hostkeyalias", values.word("hostkeyalias"));
            compare(ssh, "bindaddress", values.word("bindaddress"));
            compare(ssh, "preferredauthentications", values.word("preferredauthentications"));
            compare(ssh, "identitiesonly", values.word("identitiesonly").or(() -> Optional.of("no")));
            compare(
                    ssh,
                    "connecttimeout",
                    values.line("connecttimeout").map(l -> "90").or(() -> Optional.of("none")));
            compare(
                    ssh,
                    "proxyjump",
                    values.line("proxyjump").map(ConfigLine::rest).filter(w -> !w.equals("none")));
            compare(
                    ssh,
                    "proxycommand",
                    values.line("proxycommand").map(ConfigLine::rest).filter(c -> !c.equals("none")));
            List<String> keys = ssh.stream()
                    .filter(line -> line.startsWith("identityfile "))
                    .map(l -> l.substring(13))
                    .toList();
            List<String> own = values.identities().stream()
                    .map(ConfigLine::word)
                    .distinct()
                    .toList();
            if (!own.isEmpty()) {
                assertThat(own).as("identityfile").isEqualTo(keys);
            }
            return "";
        } catch (AssertionError differs) {
            return differs.getMessage();
        }
    }

    @Test
    void aFileThatOthersMayWriteIsRefused() throws IOException {
        Path file = file("open", "Port 2\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(catchThrowableOfType(SyntaxError.class, () -> values(file, "pi01")))
                .hasMessageContaining("may be written by others");
    }

    @Test
    void whatChangesTheWayAndIsNotUnderstoodIsAnError() throws IOException {
        assertThat(fault("Host pi*\n HostNme x\n"))
                .hasMessageContaining("faulty:2: unknown option hostnme")
                .satisfies(e -> assertThat(e.hint()).contains("did you mean hostname?"));
        assertThat(fault("Match exec \"true\"\n User x\n")).hasMessageContaining("faulty:2");
        assertThat(fault("CanonicalizeHostname yes\n")).hasMessageContaining("pish cannot do CanonicalizeHostname yes");
        assertThat(fault("User \"x\n")).isNull();
        assertThat(fault("Include " + folder.resolve("faulty") + "\n")).hasMessageContaining("16 deep");
    }

    @Test
    void whatIsForOthersOrChangesNothingIsNoError() throws IOException {
        assertThat(fault("Host other\n Nonsense x\nMatch host other exec false\n User x\n"))
                .isNull();
        assertThat(fault("User x\nMatch exec true\n User y\n")).isNull();
        assertThat(fault("IgnoreUnknown Odd*\nOddity 3\nControlMaster auto\n")).isNull();
        assertThat(values(file("some", "ControlMaster auto\n"), "x").passedOver())
                .hasSize(1);
        assertThat(values(folder.resolve("missing"), "x").identities()).isEmpty();
    }
}
