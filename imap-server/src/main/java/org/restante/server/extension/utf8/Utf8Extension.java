package org.restante.server.extension.utf8;

import jakarta.inject.Inject;
import org.restante.protocol.command.AppendData;
import org.restante.server.append.EightBitHeaders;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;

/**
 * Lets clients enable UTF8=ACCEPT (RFC 9755 section 3). From then on {@code ImapWriter} writes UTF-8 into quoted strings,
 * envelopes and mailbox names, and {@code ImapReader} takes mailbox names in UTF-8 and no charset. UTF-8 in the quoted
 * strings of clients is taken always, and has to be right. UTF8=ONLY is not announced: older clients are welcome.
 */
public final class Utf8Extension implements ImapExtension {
    private final EightBitHeaders headers;

    /** Makes it with what becomes of 8-bit headers from clients that have not enabled it. */
    @Inject
    public Utf8Extension(EightBitHeaders headers) {
        this.headers = headers;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.enableable(Capabilities.UTF8_ACCEPT);
        if (!registry.isHidden(Capabilities.UTF8_ACCEPT)) {
            registry.policy(EightBitHeaders.class, headers);
            registry.grammar().add(AppendData.class, "UTF8", Utf8Data::parse);
        }
    }
}
