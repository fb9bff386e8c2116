package org.restante.dist;

import org.restante.rules.ModuleArchitecture;

final class ArchitectureTest extends ModuleArchitecture {
    ArchitectureTest() {
        super(
                "org.restante.dist",
                "org.restante..",
                "com.typesafe.config..",
                "picocli..",
                "me.tongfei.progressbar..",
                "org.jline..",
                "org.slf4j..",
                "ch.qos.logback..",
                "com.google.inject..",
                "jakarta.inject..");
    }
}
