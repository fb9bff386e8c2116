package org.restante.sasl;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.sasl",
                "com.google.inject..",
                "com.nimbusds..",
                "jakarta.inject..",
                "org.apache.commons.codec..",
                "org.bouncycastle..",
                "org.ietf.jgss..");
    }
}
