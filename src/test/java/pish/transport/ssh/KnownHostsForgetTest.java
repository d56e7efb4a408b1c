package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static pish.transport.ssh.SshTools.newKey;
import static pish.transport.ssh.SshTools.publicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownHostsForgetTest {
    @TempDir
    static Path keys;

    private static String key;

    @TempDir
    Path home;

    @BeforeAll
    static void makeKey() throws Exception {
        key = SshTools.blob(publicFile(newKey(keys.resolve("ed25519"), "ed25519")))
                .toText();
    }

    private Path write(String name) throws IOException {
        String text = "# the shelf\n\npi01 " + key + " pi@shelf\npi01,192.168.1.101 " + key + "\n[pi01]:2222 " + key
                + "\npi02 " + key + "\n@revoked pi01 " + key + "\n@cert-authority pi01 " + key + "\npi01 " + key;
        return Files.writeString(home.resolve(name), text);
    }

    private static List<String> forget(Path file, String name) throws IOException {
        return KnownHosts.open(List.of(file), List.of()).forget(name);
    }

    @Test
    void itsLinesGoAndAllElseStaysAsItWas() throws Exception {
        Path file = write("known_hosts");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        String before = Files.readString(file);
        assertThat(forget(file, "pi01")).containsExactly(file + ":3", file + ":4", file + ":9");
        assertThat(Files.readString(file))
                .isEqualTo("# the shelf\n\n[pi01]:2222 " + key + "\npi02 " + key + "\n@revoked pi01 " + key
                        + "\n@cert-authority pi01 " + key + "\n");
        assertThat(Files.readString(home.resolve("known_hosts.old"))).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        assertThat(forget(file, "pi01")).isEmpty();
    }

    @Test
    void oneThatIsNotKnownChangesNothing() throws Exception {
        Path file = write("known_hosts");
        assertThat(forget(file, "pi03")).isEmpty();
        assertThat(home.resolve("known_hosts.old")).doesNotExist();
    }

    @Test
    void aLinkStaysALink() throws Exception {
        Path real = write("real");
        Path link = Files.createSymbolicLink(home.resolve("known_hosts"), real);
        forget(link, "pi02");
        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(real)).doesNotContain("pi02");
    }

    /** ssh-keygen(1) -R takes out the same lines, hashed ones too. */
    @ParameterizedTest
    @ValueSource(strings = {"pi01", "[pi01]:2222", "192.168.1.101", "pi02", "pi03"})
    void asSshKeygenDoes(String name) throws Exception {
        Path ours = write("ours");
        Path theirs = write("theirs");
        SshTools.run(List.of("ssh-keygen", "-q", "-H", "-f", theirs.toString()));
        Files.copy(theirs, ours, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        SshTools.run(List.of("ssh-keygen", "-q", "-f", theirs.toString(), "-R", name));
        forget(ours, name);
        assertThat(Files.readString(ours).strip())
                .isEqualTo(Files.readString(theirs).strip());
    }
}
