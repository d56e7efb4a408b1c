package pish.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pish.syntax.SyntaxError;

class GroupsInNodeSetTest {
    private static final GroupSource GROUPS = new GroupSource() {
        private final Map<String, List<String>> byName = Map.of(
                "workers", List.of("pi02", "pi03", "pi04"),
                "rack1", List.of("pi01", "pi02"),
                "rack2", List.of("pi03", "pi04"),
                "empty", List.of());

        @Override
        public Optional<NodeSet> group(String source, String name) {
            if (source.equals("slurm")) {
                return name.equals("idle") ? Optional.of(NodeSet.of("c1", "c2")) : Optional.empty();
            }
            return source.isEmpty() ? Optional.ofNullable(byName.get(name)).map(NodeSet::of) : Optional.empty();
        }

        @Override
        public Collection<String> groups(String source) {
            return switch (source) {
                case "" -> List.of("empty", "rack1", "rack2", "workers");
                case "slurm" -> List.of("idle");
                default -> List.of();
            };
        }

        @Override
        public NodeSet all() {
            return NodeSet.parse("pi[01-04],nas");
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@workers|pi[02-04]",
                "@rack[1-2]|pi[01-04]",
                "@workers!@rack1|pi[03-04]",
                "@*!@workers|nas,pi01",
                "@slurm:idle|c[1-2]",
                "@slurm:*|c[1-2]",
                "@empty|\"\"",
                "@@|empty,rack[1-2],workers",
                "@@slurm|idle",
                "pi*|pi[01-04]",
                "pi0?!pi*[2-3]|pi[01,04]",
                "*&@rack1|pi[01-02]",
                "x*|\"\"",
                "n[1-2]@x|n[1-2]@x",
            })
    void lookGroupsAndWildcardsUp(String text, String folded) {
        assertThat(NodeSet.parse(text, GROUPS)).hasToString(folded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pi01,@wokers|unknown group @wokers|did you mean @workers?",
                "@rack[1-3]|unknown group @rack3|did you mean @rack1?",
                "@slurm:idel|unknown group @slurm:idel|did you mean @slurm:idle?",
                "@zzzzzzz|unknown group @zzzzzzz|known: @empty @rack1 @rack2 @workers",
                "@pbs:x|unknown group source pbs|no group sources are set up",
                "@pbs:*|unknown group source pbs|no group sources are set up",
            })
    void unknownGroupsAreErrors(String text, String message, String hint) {
        var error = catchThrowableOfType(SyntaxError.class, () -> NodeSet.parse(text, GROUPS));
        assertThat(error).hasMessage(message);
        assertThat(error.hint()).contains(hint);
        assertThat(text.substring(error.start(), error.end())).startsWith("@");
    }

    @Test
    void sourcesCanBeChained() {
        var both = GroupSource.NONE.or(GROUPS);
        assertThat(NodeSet.parse("@rack1,*", both)).hasToString("nas,pi[01-04]");
        assertThat(both.groups("")).contains("workers");
    }
}
