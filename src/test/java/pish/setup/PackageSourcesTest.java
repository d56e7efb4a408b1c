package pish.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pish.exec.Report;
import pish.transport.Bytes;
import pish.transport.ExitStatus;

/** What nodes say of their package sources. */
class PackageSourcesTest {
    private static PackageSources read(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Bytes out = Bytes.copyOf(bytes, 0, bytes.length);
        return PackageSources.of(new Report(ExitStatus.OK, out, Bytes.utf8(""), "", Instant.EPOCH, Instant.EPOCH));
    }

    @Test
    void aNodeThatGetsNothingFromAnyIsCutOff() {
        assertThat(read("source http://deb.example.org/a\nsource https://[fd00::1]:8080/b\n"))
                .isEqualTo(new PackageSources(
                        List.of(URI.create("http://deb.example.org/a"), URI.create("https://[fd00::1]:8080/b")),
                        false));
        assertThat(read("source http://deb.example.org/a\nsource http://b/\nreached\n")
                        .reached())
                .isTrue();
    }

    @Test
    void aNodeWithoutSourcesIsNot() {
        assertThat(read("")).isEqualTo(new PackageSources(List.of(), true));
        assertThat(read("source \nsource http:///x\nsource http://a b/\nsource http://\u001b[31m/\n")
                        .reached())
                .isTrue();
    }

    @Test
    void noMoreThanAFewCount() {
        assertThat(read("source http://deb.example.org/a\n".repeat(100)).sources())
                .hasSize(8);
    }
}
