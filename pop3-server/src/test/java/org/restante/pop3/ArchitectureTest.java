package org.restante.pop3;

import org.restante.rules.ClientInputArchitecture;

final class ArchitectureTest extends ClientInputArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.pop3",
                "org.restante.protocol..",
                "org.restante.store..",
                "org.restante.sasl..",
                "org.restante.core..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.slf4j..");
    }
}
