package pish.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a folder is sent. */
final class FolderPlanTest {
    @TempDir
    private Path folder;

    private Source source;
    private final Map<String, RemoteEntry> there = new HashMap<>();
    private final Set<Entry> same = new HashSet<>();

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(folder.resolve("sub/deep"));
        Files.writeString(folder.resolve("sub/deep/file"), "x");
        Files.writeString(folder.resolve("other"), "y");
        Files.createSymbolicLink(folder.resolve("sub/link"), Path.of("nowhere"));
        Files.setPosixFilePermissions(folder.resolve("sub/deep"), PosixFilePermissions.fromString("r-xr-xr-x"));
        source = Source.read(folder);
        for (Entry entry : source.entries()) {
            there.put(entry.name(), remote(entry, entry.kind(), entry.mode()));
            if (entry.kind() != Entry.Kind.FOLDER) {
                same.add(entry);
            }
        }
    }

    private static RemoteEntry remote(Entry entry, Entry.Kind kind, int mode) {
        return new RemoteEntry(entry.name(), Optional.of(kind), mode, entry.size(), entry.seconds(), entry.link());
    }

    private Entry entry(String name) {
        return source.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::name).toList();
    }

    @Test
    void allWhereNothingIsThere() {
        FolderPlan plan = FolderPlan.all(source);
        assertThat(names(plan.wanted())).containsExactlyInAnyOrder("sub/deep/file", "other", "sub/link");
        assertThat(names(plan.folders())).containsExactly("sub", "sub/deep");
        assertThat(names(plan.dressed())).as("the inner ones first").containsExactly("sub/deep", "");
        assertThat(plan.isNothing()).isFalse();
    }

    @Test
    void nothingWhereAllIsThere() throws IOException {
        FolderPlan plan = FolderPlan.into(source, there, same);
        assertThat(plan.isNothing()).isTrue();
        assertThat(plan.same()).hasSize(3);
    }

    @Test
    void whatDiffersAndTheFoldersItIsIn() throws IOException {
        same.remove(entry("sub/deep/file"));
        FolderPlan plan = FolderPlan.into(source, there, same);
        assertThat(names(plan.wanted())).containsExactly("sub/deep/file");
        assertThat(names(plan.folders())).containsExactly("sub", "sub/deep");
        assertThat(plan.isNothing()).isFalse();
    }

    @Test
    void aModeAlone() throws IOException {
        there.put("other", remote(entry("other"), Entry.Kind.FILE, 0777));
        FolderPlan plan = FolderPlan.into(source, there, same);
        assertThat(plan.wanted()).isEmpty();
        assertThat(names(plan.dressed())).containsExactly("other", "");
    }

    @Test
    void anEmptyFolderThatIsMissing() throws IOException {
        there.keySet().removeIf(name -> name.startsWith("sub/deep"));
        same.remove(entry("sub/deep/file"));
        assertThat(names(FolderPlan.into(source, there, same).folders())).containsExactly("sub", "sub/deep");
    }

    @Test
    void nothingTakesTheOthersPlace() {
        there.put("other", remote(entry("other"), Entry.Kind.FOLDER, 0755));
        assertThatThrownBy(() -> FolderPlan.into(source, there, same)).hasMessage("other is a folder there");
        there.remove("other");
        there.put("sub", remote(entry("sub"), Entry.Kind.FILE, 0644));
        assertThatThrownBy(() -> FolderPlan.into(source, there, same)).hasMessage("sub is not a folder there");
    }
}
