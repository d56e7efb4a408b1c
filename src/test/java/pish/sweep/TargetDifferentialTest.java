package pish.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pish.syntax.SyntaxError;

/** Asks nmap and pish which addresses targets mean, and what is wrong with them. */
class TargetDifferentialTest {
    private static final long SEED = Long.getLong("pish.sweep.seed", 20_260_101);
    private static final int COUNT = 1_000;
    private static final int TOGETHER = 40;
    private static final Resolver LOCALHOST =
            name -> name.equals("localhost") ? List.of(Ipv4.parse("127.0.0.1").orElseThrow()) : List.of();

    @Test
    void listsWhatNmapLists() throws IOException, InterruptedException {
        assumeTrue(Nmap.installed(), "nmap is not installed");
        TargetTexts texts = new TargetTexts(SEED);
        Nmap nmap = new Nmap();
        int faults = 0;
        for (int i = 0; i < COUNT; i += TOGETHER) {
            List<String> targets = new ArrayList<>();
            List<String> arguments = new ArrayList<>();
            String exclusion = i % 80 == 0 ? texts.nextExclusion() : "";
            if (!exclusion.isEmpty()) {
                arguments.addAll(List.of("--exclude", exclusion));
            }
            for (int j = 0; j < TOGETHER; j++) {
                targets.add(texts.next());
            }
            // of a last target that is a name of nobody nmap says so twice
            targets.add("10.255.255.255");
            arguments.add("--");
            arguments.addAll(targets);
            Nmap.Answer answer = list(targets, List.of(exclusion));
            Nmap.Answer expected = nmap.list(arguments);
            assertThat(answer.faults()).isEqualTo(expected.faults());
            assertThat(answer.listed())
                    .as("seed %d, from number %d, without <%s>: %s", SEED, i, exclusion, targets)
                    .isEqualTo(expected.listed());
            faults += answer.faults().size();
        }
        System.out.printf("%d targets, %d of them wrong, seed %d: as in nmap%n", COUNT, faults, SEED);
        assertThat(faults).isBetween(COUNT / 20, COUNT / 2);
    }

    @Test
    void readsFilesAsNmapDoes(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Nmap.installed(), "nmap is not installed");
        String text =
                "10.0.0.0/29 # the shelf\n#10.1.0.0/24\n\n10.2.0.1\t10.2.0.2-3#end\r\n nosuch\n10.3.0.0/\n10.4.0.1";
        String others = "10.0.0.2 # not that\n10.2.0.3\n#10.0.0.0/8\n10.0.0.5-6";
        Path file = Files.writeString(folder.resolve("targets"), text);
        Path excluded = Files.writeString(folder.resolve("others"), others);

        assertThat(list(TargetList.words(text), TargetList.words(others)))
                .isEqualTo(new Nmap().list(List.of("-iL", file.toString(), "--excludefile", excluded.toString())));
    }

    @Test
    void refusesToExcludeWhatNmapRefuses() throws IOException, InterruptedException {
        assumeTrue(Nmap.installed(), "nmap is not installed");
        Nmap nmap = new Nmap();
        for (String list : List.of(
                "10.0.0.1,3",
                "10.0.0.1,,3",
                "10.0.0.1,",
                "10.0.0.1/33",
                "10.0.0.1/",
                "10.0.0.0-1/31/3",
                "nosuch",
                ",",
                "10.0.0.2-3,10.0.0.0/31",
                "::1",
                "3",
                "0x0a.1",
                "10.0.0.010",
                "10.0.0.08",
                "10.0.0.1 ",
                "")) {
            Nmap.Answer expected = nmap.list(List.of("--exclude", list, "10.0.0.0/28"));
            assertThat(list(List.of("10.0.0.0/28"), List.of(list)))
                    .as("without <%s>", list)
                    .isEqualTo(expected);
        }
    }

    private static Nmap.Answer list(List<String> targets, List<String> exclusions) {
        List<String> faults = new ArrayList<>();
        TargetList list = new TargetList(LOCALHOST, faults::add);
        try {
            exclusions.forEach(list::exclude);
        } catch (SyntaxError e) {
            return new Nmap.Answer(List.of(), List.of(asNmapSays(e)));
        }
        for (String target : targets) {
            try {
                list.add(target);
            } catch (SyntaxError e) {
                faults.add(asNmapSays(e));
            }
        }
        List<String> listed = new ArrayList<>();
        list.listing().forEachRemaining(listed::add);
        return new Nmap.Answer(listed, faults);
    }

    /** nmap ends some of its messages with a full stop, and goes on to say what pish says in its hint. */
    private static String asNmapSays(SyntaxError fault) {
        String message = fault.getMessage();
        if (message.startsWith("Failed to resolve") || message.startsWith("Error parsing netmask")) {
            return message + ".";
        }
        if (message.endsWith("IPv6 target specification")) {
            return message + " -- you have to use the -6 option.";
        }
        if (message.startsWith("Illegal netmask")) {
            return message + ". Must be smaller than address bit length.";
        }
        return message;
    }
}
