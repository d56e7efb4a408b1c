package pish.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import pish.node.NodeSet;

class DirectoryTextTest {
    @Test
    void foldsDirectories() {
        Map<String, NodeSet> directories = new LinkedHashMap<>();
        directories.put("/data/new", NodeSet.of(List.of("ant", "bee")));
        directories.put("/tmp/\u001b[2J", NodeSet.of(List.of("cat")));

        assertThat(DirectoryText.of(directories)).isEqualTo("ant,bee /data/new · cat /tmp/^[[2J");
        assertThat(DirectoryText.of(Map.of())).isEmpty();
    }
}
