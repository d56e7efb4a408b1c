package pish;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds who may use which library, who may print, and how types are called. */
class ConventionsTest {
    private static final JavaClasses CLASSES = ProductionClasses.all();

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
}
