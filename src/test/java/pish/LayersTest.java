package pish;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the structure that docs/architecture.md describes. */
class LayersTest {
    /** A package uses those of earlier rows only; packages of one row are independent of each other. */
    private static final List<List<String>> ROWS = List.of(
            List.of("pish.syntax"),
            List.of("pish.node"),
            List.of("pish.machinefile", "pish.groups"),
            List.of("pish.transport"),
            List.of("pish.transport.ssh"),
            List.of("pish.exec"),
            List.of(
                    "pish.sweep",
                    "pish.keys",
                    "pish.files",
                    "pish.mpi",
                    "pish.setup",
                    "pish.images",
                    "pish.doctor",
                    "pish.script"),
            List.of("pish.render"),
            List.of("pish.command"),
            List.of("pish.shell", "pish.demo"),
            List.of("pish"));

    private static final JavaClasses CLASSES = ProductionClasses.all();

    @Test
    void everyPackageHasARow() {
        assertThat(packages())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(row(name)).as("row of %s", name).isNotNegative());
    }

    @Test
    void packagesUseOnlyEarlierRows() {
        List<String> upward = CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(LayersTest::isUpward)
                .map(Dependency::getDescription)
                .collect(Collectors.toList());

        assertThat(upward).isEmpty();
    }

    private static boolean isUpward(Dependency dependency) {
        String from = dependency.getOriginClass().getPackageName();
        String to = dependency.getTargetClass().getBaseComponentType().getPackageName();
        boolean ours = to.equals("pish") || to.startsWith("pish.");
        return ours && !from.equals(to) && row(to) >= row(from);
    }

    @Test
    void theDemoKnowsNodesOnly() {
        noClasses()
                .that()
                .resideInAPackage("pish.demo")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("pish.exec", "pish.transport..", "pish.render", "pish.command", "pish.shell")
                .check(CLASSES);
    }

    private static List<String> packages() {
        return CLASSES.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }

    private static int row(String name) {
        for (int row = 0; row < ROWS.size(); row++) {
            if (ROWS.get(row).contains(name)) {
                return row;
            }
        }
        return -1;
    }
}
