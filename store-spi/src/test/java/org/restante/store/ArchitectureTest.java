package org.restante.store;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super("org.restante.store", "org.restante.protocol..", "com.google.inject..", "jakarta.inject..");
    }
}
