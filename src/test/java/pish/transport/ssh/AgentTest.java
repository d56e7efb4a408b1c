package pish.transport.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pish.transport.ssh.SshTools.newKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.signature.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
    private static final byte[] DATA = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void listsAndSignsWithEveryKindOfKey() throws Exception {
        try (RunningAgent agent = new RunningAgent(folder)) {
            agent.add(newKey(folder.resolve("a"), "ed25519"));
            agent.add(newKey(folder.resolve("b"), "rsa", "-b", "2048"));
            agent.add(newKey(folder.resolve("c"), "ecdsa", "-b", "521"));
            List<AgentKey> keys = agent.client().keys();
            assertThat(keys).hasSize(3).allMatch(key -> key.comment().equals("made for a test"));
            for (AgentKey key : keys) {
                byte[] signature = key.sign(DATA);
                String format = new Buffer.PlainBuffer(signature).readString();
                assertThat(format)
                        .isEqualTo(SignatureAlgorithm.of(key.publicKey()).format());
                Signature verifier = Factory.Named.Util.create(KeyType.CertUtils.ALL_SIGNATURES, format);
                verifier.initVerify(new Buffer.PlainBuffer(key.publicKey().toBytes()).readPublicKey());
                verifier.update(DATA);
                assertThat(verifier.verify(signature)).as(format).isTrue();
            }
        }
    }

    @Test
    void keysNamedByFilesComeFirst() throws Exception {
        Path a = newKey(folder.resolve("a"), "ed25519");
        Path b = newKey(folder.resolve("b"), "ed25519");
        Path c = newKey(folder.resolve("c"), "ed25519");
        try (RunningAgent agent = new RunningAgent(folder)) {
            agent.add(a);
            agent.add(b);
            Optional<Agent> client = Optional.of(agent.client());
            Files.delete(b); // only b.pub is left, its private part being with the agent
            List<Path> files = List.of(c, SshTools.publicFile(b));
            PublicKeyBlob[] order = {
                SshTools.blob(SshTools.publicFile(b)),
                SshTools.blob(SshTools.publicFile(a)),
                SshTools.blob(SshTools.publicFile(c))
            };
            assertThat(Identities.named(files, false, client, Passphrases.NONE).offers())
                    .extracting(Identity::publicKey)
                    .containsExactly(order);
            assertThat(Identities.named(files, true, client, Passphrases.NONE).offers())
                    .extracting(Identity::publicKey)
                    .containsExactly(order[0], order[2]);
        }
    }

    @Test
    void nobodyListeningIsAProblemNotAFailure() throws Exception {
        Agent nobody = new Agent(folder.resolve("none"), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Identities identities = Identities.defaults(folder, Optional.of(nobody), Passphrases.NONE);
        assertThat(identities.offers()).isEmpty();
        assertThat(identities.problems()).singleElement().asString().startsWith("ssh agent: ");
    }

    /** Answers one request with the given bytes, and hangs if there are none. */
    private void answering(byte[] bytes, String expected) throws Exception {
        Path socket = folder.resolve("fake");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Thread thread = new Thread(() -> answer(server, bytes));
            thread.start();
            Agent agent = new Agent(socket, Duration.ofMillis(bytes.length == 0 ? 50 : 20_000), Duration.ofMillis(50));
            assertThatThrownBy(agent::keys).isInstanceOf(IOException.class).hasMessageContaining(expected);
            thread.join();
        }
        Files.delete(socket);
    }

    private static void answer(ServerSocketChannel server, byte[] bytes) {
        try (SocketChannel client = server.accept()) {
            ByteBuffer rest = ByteBuffer.allocate(100);
            client.read(rest);
            client.write(ByteBuffer.wrap(bytes));
            // one that has nothing to say holds the connection until the other side goes
            while (bytes.length == 0 && client.read(rest.clear()) >= 0) {
                rest.flip();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aHangingOrHostileAgentIsGivenUp() throws Exception {
        answering(new byte[0], "does not answer");
        answering(new byte[] {0, 0, 0}, "hung up");
        answering(new byte[] {0x7f, 0, 0, 0, 12}, "nonsense");
        answering(new byte[] {0, 0, 0, 0}, "nonsense");
        answering(new byte[] {0, 0, 0, 1, 5}, "refused");
        answering(new byte[] {0, 0, 0, 5, 12, 0, 1, 0, 0}, "claims 65536 keys");
        answering(new byte[] {0, 0, 0, 9, 12, 0, 0, 0, 1, 0, 0, 0, 99}, "Underflow");
    }

    @Test
    void onceGivenUpItIsNotAskedAgain() throws Exception {
        Path socket = folder.resolve("fake");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Agent agent = new Agent(socket, Duration.ofMillis(20), Duration.ofHours(1));
            assertThatThrownBy(agent::keys).hasMessageContaining("does not answer");
            PublicKeyBlob key = SshTools.blob(SshTools.publicFile(newKey(folder.resolve("a"), "ed25519")));
            assertThatThrownBy(() -> agent.sign(key, DATA)).hasMessageContaining("does not answer");
        }
    }
}
