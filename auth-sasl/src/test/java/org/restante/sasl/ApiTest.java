package org.restante.sasl;

import org.restante.rules.ModuleApi;

/** What mechanisms and directories are written against. */
final class ApiTest extends ModuleApi {
    ApiTest() {
        super(
                "auth-sasl",
                "org.restante.sasl",
                "org.restante.sasl.credential",
                "org.restante.sasl.directory",
                "org.restante.sasl.password",
                "org.restante.sasl.stock");
    }
}
