package org.restante.store;

import org.restante.rules.ModuleApi;

/** All of it: this is what stores are written against. */
final class ApiTest extends ModuleApi {
    ApiTest() {
        super("store-spi", "org.restante.store..");
    }
}
