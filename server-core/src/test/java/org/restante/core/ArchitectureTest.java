package org.restante.core;

import org.restante.rules.ClientInputArchitecture;

final class ArchitectureTest extends ClientInputArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.core",
                "org.restante.protocol..",
                "org.restante.store..",
                "org.restante.sasl..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.apache.mina..",
                "org.bouncycastle..",
                "org.slf4j..");
    }
}
