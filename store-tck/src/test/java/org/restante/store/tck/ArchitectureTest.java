package org.restante.store.tck;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.store.tck",
                "org.restante.protocol..",
                "org.restante.store..",
                "org.junit.jupiter..",
                "org.opentest4j..",
                "org.assertj..");
    }
}
