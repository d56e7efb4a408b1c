package pish;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the structure that docs/architecture.md describes. */
class LayersTest {
    /** A package uses those of earlier rows only; packages of one row are independent of each other. */
    private static final List<List<String>> ROWS = List.of(
            List.of("pish.syntax"),
            List.of("pish.node"),
            List.of("pish.transport"),
            List.of("pish.transport.ssh"),
            List.of("pish.exec"),
            List.of("pish.sweep", "pish.keys", "pish.files", "pish.mpi", "pish.setup", "pish.script"),
            List.of("pish.render"),
            List.of("pish.command"),
            List.of("pish.shell", "pish.demo"),
            List.of("pish"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pish");

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

    @Test
    void onlyTheAdapterImportsSshj() {
        only("net.schmizz..", "pish.transport.ssh");
        only("com.hierynomus..", "pish.transport.ssh");
    }

    @Test
    void onlyTheDemoImportsMina() {
        only("org.apache.sshd..", "pish.demo");
    }

    @Test
    void onlyTheSurfaceImportsJline() {
        only("org.jline..", "pish.render", "pish.shell", "pish");
    }

    @Test
    void onlyTheSweepImportsCommonsNet() {
        only("org.apache.commons.net..", "pish.sweep");
    }

    private static void only(String library, String... packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    @Test
    void nobodyPrintsButTheMainProgram() {
        List<String> prints = CLASSES.stream()
                .filter(c -> !List.of("pish.Main", "pish.Program").contains(c.getName()))
                .flatMap(c -> c.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(System.class)
                        && List.of("out", "err").contains(access.getTarget().getName()))
                .map(Object::toString)
                .collect(Collectors.toList());

        assertThat(prints).isEmpty();
    }

    @Test
    void namesSayWhatTypesAre() {
        assertThat(names(CLASSES.stream())).noneMatch(name -> name.matches(".*(Manager|Helper|Utils?|Impl)|Session"));
    }

    @Test
    void nothingPublicIsMutableState() {
        List<String> fields = CLASSES.stream()
                .flatMap(c -> c.getFields().stream())
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC)
                        && !field.getModifiers().contains(JavaModifier.FINAL))
                .map(JavaMember::getFullName)
                .collect(Collectors.toList());

        assertThat(fields).isEmpty();
    }

    private static List<String> names(Stream<JavaClass> classes) {
        return classes.map(JavaClass::getSimpleName).collect(Collectors.toList());
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
