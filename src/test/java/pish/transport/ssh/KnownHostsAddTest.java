package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicFile;
import static pish.transport.ssh.SshTools.publicLine;
import static pish.transport.ssh.SshTools.shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.Node;
import pish.transport.ssh.HostKeyVerdict.Changed;
import pish.transport.ssh.HostKeyVerdict.Known;
import pish.transport.ssh.HostKeyVerdict.Unknown;

class KnownHostsAddTest {
    @TempDir
    static Path keys;

    private static Path ed25519;
    private static Path other;

    @TempDir
    Path home;

    @BeforeAll
    static void makeKeys() throws Exception {
        ed25519 = newKey(keys.resolve("ed25519"), "ed25519");
        other = newKey(keys.resolve("other"), "ed25519");
    }

    private static Unknown unknown(String name, Path key) throws IOException {
        return new Unknown(name, SshTools.blob(publicFile(key)));
    }

    private static PublicKey shownKey(Path key) throws IOException {
        return shown(publicFile(key));
    }

    @Test
    void makesFolderAndFileForTheUserOnly() throws Exception {
        KnownHosts known = KnownHosts.open(KnownHosts.userFiles(home), KnownHosts.globalFiles());
        known.add(unknown("[pi01]:2222", ed25519));
        Path file = home.resolve(".ssh/known_hosts");
        assertThat(Files.readString(file))
                .isEqualTo("[pi01]:2222 " + SshTools.blob(publicFile(ed25519)).toText() + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
        assertThat(known.check("pi01", 2222, "", shownKey(ed25519))).isEqualTo(new Known(file, 1));
    }

    @Test
    void endsAnUnfinishedLineFirstAndAddsNothingTwice() throws Exception {
        Path file = home.resolve("known_hosts");
        Files.writeString(file, "pi02 " + publicLine(other));
        KnownHosts known = KnownHosts.open(List.of(file), List.of());
        known.add(unknown("pi01", ed25519));
        known.add(unknown("pi01", ed25519));
        assertThat(Files.readAllLines(file)).hasSize(2).first().isEqualTo("pi02 " + publicLine(other));
        assertThat(known.check("pi01", 22, "", shownKey(ed25519))).isInstanceOf(Known.class);
    }

    @Test
    void whatNoFileTakesIsKnownUntilTheEnd() throws Exception {
        KnownHosts silent = KnownHosts.open(List.of(Path.of("/dev/null")), List.of());
        silent.add(unknown("pi01", ed25519));
        assertThat(silent.check("pi01", 22, "", shownKey(ed25519))).isInstanceOf(Known.class);

        KnownHosts failing = KnownHosts.open(List.of(Path.of("/proc/none/known_hosts")), List.of());
        assertThatThrownBy(() -> failing.add(unknown("pi01", ed25519))).isInstanceOf(IOException.class);
        assertThat(failing.check("pi01", 22, "", shownKey(ed25519))).isInstanceOf(Known.class);
        assertThat(failing.check("pi01", 22, "", shownKey(other))).isInstanceOf(Changed.class);
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        Path file = home.resolve("known_hosts");
        int writers = 4;
        int each = 50;
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            int writer = w;
            // each thread with an object of its own, as two running pish would have
            KnownHosts known = KnownHosts.open(List.of(file), List.of());
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    addTo(known, "w" + writer + "n" + i);
                }
            });
            thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(Files.readAllLines(file)).hasSize(writers * each).doesNotHaveDuplicates();
        assertThat(SshTools.keygen("-F", "w3n49", "-f", file.toString())).contains("found");
    }

    private static void addTo(KnownHosts known, String name) {
        try {
            known.add(unknown(name, ed25519));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void theCheckAcceptsNewHostsOnlyWhenToldAndChangedOnesNever() throws Exception {
        KnownHosts known = KnownHosts.open(List.of(home.resolve("known_hosts")), List.of());
        Node node = new Node("pi01", "192.168.1.101", 2222, "pi", "pi01");

        HostKeyCheck strict = new HostKeyCheck(known, node, false);
        assertThat(strict.verify("ignored", 1, shownKey(ed25519))).isFalse();
        assertThat(strict.verdict()).contains(unknown("pi01", ed25519));
        assertThat(strict.refusal().orElseThrow()).contains("pi01 is not known").contains("SHA256:");

        HostKeyCheck accepting = new HostKeyCheck(known, node, true);
        assertThat(accepting.verify("ignored", 1, shownKey(ed25519))).isTrue();
        assertThat(accepting.refusal()).isEmpty();
        assertThat(accepting.findExistingAlgorithms("ignored", 1)).contains("ssh-ed25519");

        HostKeyCheck later = new HostKeyCheck(known, node, true);
        assertThat(later.verify("ignored", 1, shownKey(other))).isFalse();
        assertThat(later.refusal().orElseThrow()).contains("ssh-keygen -f");
        assertThat(strict.verify("ignored", 1, shownKey(ed25519))).isTrue();
    }
}
