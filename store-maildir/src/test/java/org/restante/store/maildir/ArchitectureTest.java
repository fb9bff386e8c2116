package org.restante.store.maildir;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.store.maildir",
                "org.restante.protocol..",
                "org.restante.store..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.slf4j..");
    }
}
