package pish.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pish.node.NodeSet;

/** The bar marks the cursor; expected is the text up to the cursor with each candidate in its place. */
class LineCompletionTest {
    private final Lab lab = new Lab();
    private Tabs tabs;
    private Shell shell;

    @BeforeEach
    void start() {
        start(4);
    }

    private void start(int nodes) {
        tabs = new Tabs(lab, Lab.cluster(nodes));
        shell = tabs.shell;
    }

    @AfterEach
    void stop() {
        tabs.close();
    }

    private List<String> completed(String barred) {
        return tabs.completed(barred);
    }

    @Test
    void lines_within_lines() {
        assertThat(completed("if-ok pi0|")).contains("if-ok pi01:");
        assertThat(completed("repeat 3 wait 2s nod|")).contains("repeat 3 wait 2s nodes");
        assertThat(completed("explain if-failed help nod|")).contains("explain if-failed help nodesets");
        assertThat(completed("if-o|")).containsExactly("if-ok");
    }

    @Test
    void names_of_variables_aliases_topics_and_functions() {
        tabs.shell.startUp(tabs.shell.sources().arguments(List.of("set release=1 rest=2")));
        tabs.shell.builtins().aliases().put("upp", "all: uptime");
        assertThat(completed("up|")).containsExactly("upp");
        assertThat(completed("unalias u|")).containsExactly("unalias upp");
        assertThat(completed("help scri|")).containsExactly("help scripts");
        assertThat(completed("bind F5 clear-s|")).containsExactly("bind F5 clear-screen");
        assertThat(completed("set the|")).containsExactly("set theme");
        assertThat(completed("$re|")).containsExactly("$release:", "$rest:");
        assertThat(completed("nodes $rel|")).containsExactly("nodes $release");
        assertThat(completed("unset rel|")).containsExactly("unset release");
        assertThat(completed("set theme l|")).containsExactly("set theme light");
    }

    @Test
    void node_names_and_all() {
        assertThat(completed("pi0|")).containsExactly("pi01:", "pi02:", "pi03:", "pi04:");
        assertThat(completed("al|")).containsExactly("alias", "all:");
        assertThat(completed("all|")).containsExactly("all:");
        assertThat(completed("pi01,pi0|")).contains("pi01,pi04:");
        assertThat(completed("all!pi0|")).contains("all!pi03:");
        assertThat(completed("zz|")).isEmpty();
    }

    @Test
    void nothing_typed_offers_builtins_and_the_folded_nodes() {
        assertThat(completed("|")).contains("help", "set", "all:", "pi[01-04]:").doesNotContain("pi01:");
    }

    @Test
    void ranges() {
        assertThat(completed("pi[|")).containsExactly("pi[01", "pi[01-04]:", "pi[02", "pi[03", "pi[04");
        assertThat(completed("pi[02-|")).containsExactly("pi[02-03]:", "pi[02-04]:");
        assertThat(completed("pi[01,03-|")).containsExactly("pi[01,03-04]:");
        assertThat(completed("pi[01,0|")).contains("pi[01,02");
    }

    @Test
    void groups() {
        assertThat(completed("@fa|")).containsExactly("@failed:");
        assertThat(completed("all!@d|")).containsExactly("all!@down:");
    }

    @Test
    void very_many_nodes_are_offered_by_their_beginnings() {
        start(99);
        assertThat(completed("pi|")).hasSize(99);
        start(300);
        assertThat(completed("pi|"))
                .containsExactly("pi0", "pi1", "pi2", "pi3", "pi4", "pi5", "pi6", "pi7", "pi8", "pi9");
    }

    @Test
    void builtins_and_their_arguments() {
        assertThat(completed("he|")).containsExactly("help");
        assertThat(completed("help hi|")).containsExactly("help history");
        assertThat(completed("set err|")).containsExactly("set errors");
        assertThat(completed("set errors |")).contains("set errors stop", "set errors continue");
        assertThat(completed("use pi[03-|")).containsExactly("use pi[03-04]");
    }

    @Test
    void names_on_a_node_are_asked_of_one_node() {
        shell.links().await(NodeSet.of("pi02"));
        lab.output = "abc\0a b\0dir/\0.hidden\0";
        assertThat(completed("pi02: ls a|")).containsExactly("pi02: ls a\\ b", "pi02: ls abc");
        assertThat(completed("pi02: ls |")).hasSize(3);
        assertThat(completed("pi02: ls .h|")).containsExactly("pi02: ls .hidden");
        assertThat(completed("pi02: ls \"a |")).containsExactly("pi02: ls \"a b\"");
        assertThat(completed("all: ls d|")).containsExactly("all: ls dir/");
        assertThat(lab.commands).hasSize(1);
        assertThat(completed("all: cat sub/a|")).containsExactly("all: cat sub/a\\ b", "all: cat sub/abc");
        assertThat(lab.commands).hasSize(2).last().asString().endsWith(" '' 'sub/'");
    }

    @Test
    void commands_stand_where_a_command_begins() {
        shell.links().await(NodeSet.of("pi01"));
        lab.output = "hostname\0ls\0";
        assertThat(completed("all: host|")).containsExactly("all: hostname");
        assertThat(completed("all: X=1 sudo host|")).containsExactly("all: X=1 sudo hostname");
        assertThat(completed("all: cd /; l|")).containsExactly("all: cd /; ls");
        shell.use(Optional.of("pi01"));
        assertThat(completed("hostn|")).isEmpty();
        assertThat(completed(": hostn|")).containsExactly(": hostname");
    }

    @Test
    void nothing_is_asked_where_nobody_is_connected() {
        assertThat(completed("all: ls a|")).isEmpty();
        assertThat(lab.commands).isEmpty();
    }

    @Test
    void harmful_names_are_left_out() {
        assertThat(RemoteNames.names(
                        "ok\0\u001b[31mred\0new\nline\0\u202eevil\0".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .containsExactly("ok");
    }
}
