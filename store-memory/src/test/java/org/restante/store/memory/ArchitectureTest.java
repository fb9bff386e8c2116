package org.restante.store.memory;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.store.memory",
                "org.restante.protocol..",
                "org.restante.store..",
                "com.google.inject..",
                "jakarta.inject..");
    }
}
