package pish.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.node.NodeSet;

/** Sources that a folder of ClusterShell's configuration has, all upcalls included, and files without a groups.conf. */
final class ClusterShellConfigTest {
    @TempDir
    private Path folder;

    private void write(String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(lines));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }

    private ClusterShellConfig config(String... folders) {
        return new ClusterShellConfig(
                List.of(folders).stream().map(folder::resolve).toList());
    }

    private NamedSource source(String name) {
        return config("a").sources().get(name);
    }

    private List<String> calls() throws IOException {
        Path calls = folder.resolve("a/calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void mapallAnswersForAllGroupsAtOnce() throws IOException {
        write(
                "a/groups.conf",
                "[s]",
                "mapall: echo x >> calls; echo 'one: n[1-3]'; echo 'two:n4 n5'; echo; echo 'two: n6'",
                "map: echo m >> calls; test $GROUP = three && echo n9; true");
        NamedSource source = source("s");

        assertThat(source.groups()).containsExactly("one", "two");
        assertThat(source.group("one")).contains("n[1-3]");
        assertThat(source.group("two")).contains("n4 n5,n6");
        assertThat(calls()).containsExactly("x");
        assertThat(source.group("three")).contains("n9");
        assertThat(source.group("four")).isEmpty();
        assertThat(calls()).containsExactly("x", "m", "m");
    }

    @Test
    void linesOfMapallThatAreNoGroupsAreRefused() throws IOException {
        write("a/groups.conf", "[s]", "mapall: echo down for today");

        assertThatThrownBy(() -> source("s").groups())
                .hasMessage("what mapall of group source s says: no group: down for today");
    }

    @Test
    void aSourceNeedsAWayToMapGroups() throws IOException {
        write("a/groups.conf", "[s]", "list: echo one");

        assertThatThrownBy(() -> source("s").group("one")).hasMessage("group source s has neither map nor mapall");
    }

    @Test
    void reverseIsAskedOfNodesWhereThereIsNoList() throws IOException {
        write(
                "a/groups.conf",
                "[s]",
                "map: echo n[1-2]",
                "reverse: echo $NODE >> calls; test $NODE = n3 || echo low all");
        NamedSource source = source("s");

        assertThat(source.groupsOf(NodeSet.parse("n[1-3]"))).containsExactly("all", "low");
        assertThat(calls()).containsExactly("n1", "n2", "n3");
        assertThatThrownBy(() -> source.groupsOf(NodeSet.of("n1;id")))
                .hasMessageContaining("cannot be given to a shell");
    }

    @Test
    void reverseIsAskedOnlyOfFewerNodesThanThereAreGroups() throws IOException {
        write("a/groups.conf", "[s]", "map: echo n1", "list: echo a b", "reverse: echo $NODE >> calls; echo a");
        NamedSource source = source("s");

        assertThat(source.groupsOf(NodeSet.parse("n[1-3]"))).containsExactly("a", "b");
        assertThat(calls()).isEmpty();
        assertThat(source.groupsOf(NodeSet.of("n1"))).containsExactly("a");
        assertThat(calls()).containsExactly("n1");
    }

    @Test
    void aVariableThatIsNotAskedAboutIsTheShells() throws IOException {
        write("a/groups.conf", "[s]", "map: NODE=x; echo $NODE-$GROUP", "list: echo ${GROUP:-none}");

        assertThat(source("s").group("g")).contains("x-g");
        assertThat(source("s").groups()).containsExactly("none");
    }

    @Test
    void laterFilesChangeOptionsOfEarlierOnes() throws IOException {
        write("a/groups.conf", "[Main]", "default: s", "[s]", "map: echo first", "list: echo one");
        write("b/groups.conf", "[s]", "map: echo $CFGDIR");
        NamedSource merged = config("a", "b").sources().get("s");

        assertThat(merged.group("one")).contains(folder.resolve("b").toString());
        assertThat(merged.groups()).containsExactly("one");
        assertThat(config("a", "b").defaultSource()).contains("s");
    }

    @Test
    void theDefaultIsTheFirstSourceUnlessItIsNamed() throws IOException {
        write("a/groups.conf", "[Main]", "autodir: $CFGDIR/groups.d", "[z]", "map: echo n1", "[b]", "map: echo n2");
        assertThat(config("a").defaultSource()).contains("z");
        write("a/groups.d/x.yaml", "yaml:", "  g: n1");
        assertThat(config("a").defaultSource()).contains("yaml");
        write("a/groups.conf", "[Main]", "default: nosuch", "[z]", "map: echo n1");
        assertThatThrownBy(config("a")::defaultSource).hasMessage("the default group source nosuch is nowhere defined");
    }

    @Test
    void filesOfGroupsCountWithoutGroupsConfToo() throws IOException {
        write("a/groups.d/local.cfg", "# ours", "all: n[1-9]", "low: n[1-3] ", "low:n4", "none:");
        write("a/groups.d/more.yaml", "more:", "  g: n1");
        ClusterShellConfig config = config("a");

        assertThat(config.defaultSource()).contains("local");
        assertThat(config.sources()).containsOnlyKeys("local", "more");
        NamedSource local = config.sources().get("local");
        assertThat(local.all()).contains("n[1-9]");
        assertThat(local.group("low")).contains("n[1-3],n4");
        assertThat(local.group("none")).contains("");
        write("a/groups", "all: old[1-2]");
        assertThat(config("a").sources().get("local").all()).contains("old[1-2]");
        write("b/groups.d/local.cfg", "all: own[1-2]");
        assertThat(config("a", "b").sources().get("local").all()).contains("own[1-2]");
        assertThat(config("none").defaultSource()).isEqualTo(Optional.empty());
    }
}
