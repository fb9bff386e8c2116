package org.restante.sasl.mechanism.gssapi;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;

/** One authentication with a ticket (RFC 4752 section 3.1), on the side of the server. */
final class GssapiExchange implements SaslExchange {
    // RFC 4752 section 3.3
    private static final int NO_LAYER = 1;
    private static final int INTEGRITY = 2;
    private static final int CONFIDENTIALITY = 4;

    /** The largest protected buffer that a client may send. */
    static final int MAX_BUFFER = 64 * 1024;

    private static final int HEAD = 4; // the layer, and three octets of the largest buffer

    private final SaslContext sasl;
    private final GssapiSettings settings;
    private final ServiceKeys keys;
    private Optional<GSSContext> gss = Optional.empty();
    private Stage stage = Stage.TICKET;
    private Optional<SecurityLayer> layer = Optional.empty();

    private enum Stage {
        TICKET,
        LAST_TOKEN_SENT,
        LAYERS_OFFERED
    }

    GssapiExchange(SaslContext sasl, GssapiSettings settings, ServiceKeys keys) {
        this.sasl = sasl;
        this.settings = settings;
        this.keys = keys;
    }

    @Override
    public Step respond(byte[] response) {
        try {
            return switch (stage) {
                case TICKET -> ticket(response);
                case LAST_TOKEN_SENT ->
                    response.length == 0 ? offerLayers() : new Step.Failure(FailureReason.MALFORMED);
                case LAYERS_OFFERED -> chosen(response);
            };
        } catch (GSSException e) {
            String trouble = KerberosTrouble.describe(e, Instant.now());
            Optional<String> service = stage == Stage.TICKET ? TicketName.of(response) : Optional.empty();
            return new Step.Failure(
                    FailureReason.CREDENTIALS_INVALID,
                    Optional.of(service.map(name -> trouble + ", for " + name).orElse(trouble)));
        }
    }

    private Step ticket(byte[] token) throws GSSException {
        if (gss.isEmpty()) {
            gss = Optional.of(keys.accept());
        }
        byte[] answer = gss.get().acceptSecContext(token, 0, token.length);
        if (!gss.get().isEstablished()) {
            return new Step.Challenge(answer == null ? new byte[0] : answer);
        }
        if (answer == null) {
            return offerLayers();
        }
        stage = Stage.LAST_TOKEN_SENT;
        return new Step.Challenge(answer);
    }

    private int offered() {
        GSSContext context = gss.orElseThrow();
        if (settings.layers() == GssapiSettings.Layers.NONE
                || sasl.channel().tls().isPresent()) {
            return NO_LAYER;
        }
        return NO_LAYER
                | (context.getIntegState() ? INTEGRITY : 0)
                | (context.getConfState() && context.getIntegState() ? CONFIDENTIALITY : 0);
    }

    private Step offerLayers() throws GSSException {
        int offered = offered();
        int largest = offered == NO_LAYER ? 0 : MAX_BUFFER; // zero if there is no layer to choose
        byte[] head = ByteBuffer.allocate(HEAD).putInt(offered << 24 | largest).array();
        stage = Stage.LAYERS_OFFERED;
        return new Step.Challenge(gss.orElseThrow().wrap(head, 0, head.length, new MessageProp(0, false)));
    }

    private Step chosen(byte[] token) throws GSSException {
        GSSContext context = gss.orElseThrow();
        byte[] message = context.unwrap(token, 0, token.length, new MessageProp(0, false));
        if (message.length < HEAD) {
            return new Step.Failure(FailureReason.MALFORMED);
        }
        int head = ByteBuffer.wrap(message).getInt();
        int choice = head >>> 24;
        int largest = head & 0xff_ffff;
        if (Integer.bitCount(choice) != 1 || (choice & offered()) == 0) {
            return new Step.Failure(FailureReason.MALFORMED);
        }
        if (choice == NO_LAYER && largest != 0) {
            return new Step.Failure(FailureReason.MALFORMED); // RFC 4752 section 3.3: MUST be zero
        }
        Step outcome = authorize(context, Arrays.copyOfRange(message, HEAD, message.length));
        if (outcome instanceof Step.Success && choice != NO_LAYER) {
            layer = Optional.of(new GssapiLayer(context, choice == CONFIDENTIALITY, largest));
            gss = Optional.empty(); // the layer's from here on
        }
        return outcome;
    }

    private Step authorize(GSSContext context, byte[] authorizationId) throws GSSException {
        String principal = context.getSrcName().toString();
        int at = principal.lastIndexOf('@');
        String realm = at < 0 ? keys.realm() : principal.substring(at + 1);
        Set<String> realms = settings.realms().isEmpty() ? Set.of(keys.realm()) : settings.realms();
        Optional<UserName> user = UserName.parse(at < 0 ? principal : principal.substring(0, at));
        if (!realms.contains(realm) || user.isEmpty()) {
            return new Step.Failure(
                    FailureReason.CREDENTIALS_INVALID,
                    Optional.of("the ticket is of a realm whose users are not known here: " + realm),
                    Optional.of(principal));
        }
        Step outcome = sasl.authorize(user.get(), authorizationId);
        return outcome instanceof Step.Failure failure ? failure.of(user.get()) : outcome;
    }

    @Override
    public Optional<SecurityLayer> securityLayer() {
        return layer;
    }

    @Override
    public void close() {
        gss.ifPresent(GssapiLayer::dispose);
        gss = Optional.empty();
    }
}
