package org.restante.store.jdbc;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.store.jdbc",
                "org.restante.protocol..",
                "org.restante.store..",
                "com.google.inject..",
                "jakarta.inject..",
                "org.slf4j..",
                "org.jdbi..",
                "org.flywaydb..",
                "com.zaxxer.hikari..",
                "com.github.benmanes.caffeine..",
                "org.apache.derby..",
                "org.postgresql..");
    }
}
