package org.restante.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.ObjectInputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every module promises about its main classes: it sees only what lies below it, its packages have an order, its
 * names say something, and it never deserializes objects. A module's test extends this and says what it may see.
 */
// The classes are read once, not for each rule.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleArchitecture {

    private final String[] visible;
    private final JavaClasses module;

    /**
     * The rules for one module.
     *
     * @param basePackage the package that holds all of the module
     * @param sees the packages outside the JDK that the module may use, as ArchUnit writes them
     *     ({@code "org.restante.protocol.."} is the package and those below it)
     */
    protected ModuleArchitecture(String basePackage, String... sees) {
        // "" is where ArchUnit puts arrays of primitives.
        this.visible = Stream.concat(Stream.of("", "java..", "javax..", basePackage + ".."), Stream.of(sees))
                .toArray(String[]::new);
        this.module = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage);
    }

    /**
     * Asserts one more rule over the module's main classes; a module without any that it speaks of keeps it.
     *
     * @param rule the rule
     * @throws AssertionError with every place that breaks it
     */
    protected final void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(module);
    }

    @Test
    final void seesOnlyWhatLiesBelowIt() {
        check(classes().should().onlyDependOnClassesThat().resideInAnyPackage(visible));
    }

    @Test
    final void hasNoCycleOfPackages() {
        check(slices().assignedFrom(new EachPackage()).should().beFreeOfCycles());
    }

    @Test
    final void givesNoClassANameThatSaysNothing() {
        check(noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)"));
    }

    @Test
    final void deserializesNoObjects() {
        check(noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "make Java objects of octets",
                        (JavaClass type) -> type.isEquivalentTo(ObjectInputStream.class)
                                || type.getPackageName().startsWith("org.apache.mina.filter.codec.serialization"))));
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
