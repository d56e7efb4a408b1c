package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** OpenSSH's own programs, to make what pish must read and to compare answers with. */
final class SshTools {
    private SshTools() {}

    /** What a program said: its status, and both streams as one text. */
    record Answer(int status, String output) {}

    /** Runs a program to its end. */
    static Answer run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), output);
    }

    /** Runs ssh-keygen, which must succeed, and returns what it said. */
    static String keygen(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-keygen"));
        command.addAll(List.of(arguments));
        Answer answer = run(command);
        assertThat(answer.status()).as(answer.output()).isZero();
        return answer.output();
    }

    /** Makes a key pair without passphrase and returns the private key's file. */
    static Path newKey(Path file, String type, String... more) throws IOException, InterruptedException {
        return newLockedKey(file, "", type, more);
    }

    /** Makes a key pair with a passphrase and returns the private key's file. */
    static Path newLockedKey(Path file, String passphrase, String type, String... more)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-q", "-t", type, "-N", passphrase, "-C", "made for a test", "-f", file.toString()));
        arguments.addAll(List.of(more));
        keygen(arguments.toArray(String[]::new));
        return file;
    }

    /** Returns the words of the public key file that belongs to a private one: type, base64, comment. */
    static String publicLine(Path privateKey) throws IOException {
        return Files.readString(Path.of(privateKey + ".pub")).strip();
    }

    /** Returns the blob in a public key or certificate file. */
    static PublicKeyBlob blob(Path publicFile) throws IOException {
        String[] words = Files.readString(publicFile).strip().split(" ", 3);
        return PublicKeyBlob.parse(words[0], words[1]).orElseThrow();
    }

    /** Returns the key or certificate in a file as sshj has it when a server shows it. */
    static PublicKey shown(Path publicFile) throws IOException {
        return new Buffer.PlainBuffer(blob(publicFile).toBytes()).readPublicKey();
    }

    /** Returns the public file of a private key. */
    static Path publicFile(Path privateKey) {
        return Path.of(privateKey + ".pub");
    }
}
