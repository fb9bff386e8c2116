package org.restante.server;

import org.restante.rules.ClientInputArchitecture;

final class ArchitectureTest extends ClientInputArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.server",
                "org.restante.protocol..",
                "org.restante.store..",
                "org.restante.sasl..",
                "org.restante.core..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.apache.mina..",
                "org.bouncycastle..",
                "com.github.benmanes.caffeine..",
                "org.slf4j..");
    }
}
