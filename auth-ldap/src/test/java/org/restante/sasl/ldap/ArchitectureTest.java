package org.restante.sasl.ldap;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.sasl.ldap",
                "org.restante.sasl..",
                "com.google.inject..",
                "jakarta.inject..",
                "com.unboundid.ldap.sdk..",
                "com.unboundid.util.ssl..");
    }
}
