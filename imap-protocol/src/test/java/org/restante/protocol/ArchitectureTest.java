package org.restante.protocol;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import org.restante.rules.ClientInputArchitecture;

final class ArchitectureTest extends ClientInputArchitecture {
    ArchitectureTest() {
        super("org.restante.protocol", "org.apache.james.mime4j..");
    }

    @Test
    void usesMime4jInMimeOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("org.restante.protocol.mime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.james.mime4j.."));
    }
}
