package org.restante.protocol;

import org.restante.rules.ClientInputArchitecture;

final class ArchitectureTest extends ClientInputArchitecture {
    ArchitectureTest() {
        super("org.restante.protocol");
    }
}
