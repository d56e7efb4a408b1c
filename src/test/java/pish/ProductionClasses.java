package pish;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** All classes of pish but its tests, read once. */
final class ProductionClasses {
    private static final JavaClasses ALL = new ClassFileImporter()
            // ArchUnit's own knows tests only in target/test-classes, and scripts/test builds elsewhere
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("pish");

    private ProductionClasses() {}

    static JavaClasses all() {
        return ALL;
    }
}
