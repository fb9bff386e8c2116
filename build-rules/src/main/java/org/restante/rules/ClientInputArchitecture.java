package org.restante.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a module promises besides when it reads what clients send. */
public abstract class ClientInputArchitecture extends ModuleArchitecture {

    // Not "split": by one plain character, which is how it is used, it compiles no expression.
    private static final Set<String> EXPRESSIONS = Set.of("matches", "replaceAll", "replaceFirst");
    private static final Set<String> NUMBERS =
            Set.of("parseInt", "parseLong", "parseUnsignedInt", "parseUnsignedLong", "valueOf", "decode");

    /**
     * The rules for one module.
     *
     * @param basePackage as in {@link ModuleArchitecture}
     * @param sees as in {@link ModuleArchitecture}
     */
    protected ClientInputArchitecture(String basePackage, String... sees) {
        super(basePackage, sees);
    }

    // A pattern that backtracks gives every client a way to stop the server.
    @Test
    final void usesNoRegularExpression() {
        check(noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex"));
        check(noClasses()
                .should()
                .accessTargetWhere(describe(
                        "a method of String that takes a regular expression",
                        (JavaAccess<?> access) -> access.getTargetOwner().isEquivalentTo(String.class)
                                && EXPRESSIONS.contains(access.getName()))));
    }

    // They take a sign and the digits of every script, where the grammar has 0 to 9.
    @Test
    final void parsesNoNumberAsJavaDoes() {
        check(noClasses()
                .should()
                .accessTargetWhere(describe("a parser of Java numbers", ClientInputArchitecture::parsesNumber)));
    }

    private static boolean parsesNumber(JavaAccess<?> access) {
        return (access.getTargetOwner().isEquivalentTo(Integer.class)
                        || access.getTargetOwner().isEquivalentTo(Long.class))
                && NUMBERS.contains(access.getName())
                && access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().get(0).isAssignableTo(CharSequence.class);
    }
}
