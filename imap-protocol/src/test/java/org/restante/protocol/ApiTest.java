package org.restante.protocol;

import org.restante.rules.ModuleApi;

/** The values, what a store is told of a message, and what a command of an extension is read and written with. */
final class ApiTest extends ModuleApi {
    ApiTest() {
        super(
                "imap-protocol",
                "org.restante.protocol.model..",
                "org.restante.protocol.mime.Summary",
                "org.restante.protocol.command.ExtensionCommand",
                "org.restante.protocol.response.ExtensionCode",
                "org.restante.protocol.wire.ImapReader",
                "org.restante.protocol.wire.ImapSyntaxException",
                "org.restante.protocol.wire.ImapWriter");
    }
}
