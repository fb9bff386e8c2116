package org.restante.pop3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.Mechanisms;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/** RFC 5034 section 4: a security layer begins behind the CRLF of the positive response. */
final class SecurityLayerTest {
    private static final String MESSAGE = "Subject: x\r\n\r\n.dot\r\n";

    /** Lets everybody in as who they say, and turns the case of letters: a layer that a test can see. */
    private static final class Turning implements SaslMechanism {
        @Override
        public String name() {
            return "TURNING";
        }

        @Override
        public Availability availability(ChannelInfo channel, UserDirectory directory) {
            return Availability.OFFERED;
        }

        @Override
        public SaslExchange start(SaslContext context) {
            return new SaslExchange() {
                @Override
                public Step respond(byte[] response) {
                    return context.authorize(UserName.parse(response).orElseThrow(), new byte[0]);
                }

                @Override
                public Optional<SecurityLayer> securityLayer() {
                    return Optional.of(new Layer());
                }
            };
        }
    }

    private static String turned(String text) {
        StringBuilder turned = new StringBuilder();
        text.chars().forEach(c -> turned.append((char) (Character.isLetter(c) ? c ^ 0x20 : c)));
        return turned.toString();
    }

    // One buffer is one octet.
    private static final class Layer implements SecurityLayer {
        @Override
        public int maxPlainOctets() {
            return 1024;
        }

        @Override
        public byte[] wrap(ByteBuffer plain) {
            byte[] octets = new byte[plain.remaining()];
            plain.get(octets);
            return turned(new String(octets, ISO_8859_1)).getBytes(ISO_8859_1);
        }

        @Override
        public Optional<byte[]> unwrap(ByteBuffer received) {
            return received.hasRemaining()
                    ? Optional.of(turned(String.valueOf((char) received.get())).getBytes(ISO_8859_1))
                    : Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Test
    void beginsBehindThePositiveResponseAndWithWhatWasSentAlready() throws IOException {
        try (Fixture server = new Fixture(Fixture.Options.usual(), binder -> Mechanisms.bind(binder, "TURNING")
                .to(Turning.class))) {
            server.deliver(MESSAGE);
            try (Client client = server.connected()) {
                client.send("AUTH TURNING bXJvc2U=\r\n" + turned("STAT\r\nRETR 1\r\n"));
                assertThat(client.line()).startsWith("+OK Logged in");
                assertThat(turned(client.line())).isEqualTo("+OK 1 " + MESSAGE.length());
                assertThat(turned(client.line())).startsWith("+OK");
                assertThat(turned(client.rest())).isEqualTo("Subject: x\r\n\r\n..dot\r\n");
                client.send(turned("QUIT\r\n"));
                assertThat(turned(client.untilTheEnd())).isEqualTo("+OK Bye\r\n");
            }
        }
    }
}
