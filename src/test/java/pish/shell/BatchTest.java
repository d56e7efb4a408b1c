package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.command.PasswordFile;
import pish.command.Setting;
import pish.command.Settings;

/** What a run without a person answers. */
final class BatchTest {
    @TempDir
    private Path folder;

    private Path file(String text, String mode) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static Batch batch(Path file) {
        Settings settings = new Settings();
        settings.set(Setting.PASSWORD_FILE, file.toString());
        return new Batch(settings);
    }

    @Test
    void theFilesFirstLineIsGivenOnce() throws IOException {
        Batch batch = batch(file("gehe\u00efm 1\r\nno\n", "rw-------"));
        assertThat(batch.password("? "))
                .hasValueSatisfying(p -> assertThat(new String(p)).isEqualTo("gehe\u00efm 1"));
        assertThat(batch.password("? ")).isEmpty();
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path open = file("x\n", "rw-r-----");
        assertThat(PasswordFile.refusal(open.toString()))
                .hasValue("password file " + open + " may be read by others; type: chmod 600 " + open);
        assertThat(batch(open).password("? ")).isEmpty();
        assertThat(PasswordFile.refusal(folder + "/none"))
                .hasValue("cannot read password file " + folder + "/none: no such file");
        assertThat(PasswordFile.refusal("/dev/fd/0")).isEmpty();
        try (Batches pish = new Batches(folder)) {
            assertThat(pish.run("set password-file " + open)).isEqualTo(2);
            assertThat(pish.err()).contains("may be read by others").contains("^");
        }
    }

    @Test
    void nobodyTrustsOrConfirms() {
        Batch batch = new Batch(new Settings());
        assertThat(batch.password("? ")).isEmpty();
        assertThat(batch.trust(List.of())).isFalse();
        assertThat(batch.confirm("sure?")).isFalse();
    }
}
